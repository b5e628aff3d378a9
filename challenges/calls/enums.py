"""States of a call."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CallState(TextChoices):
    """From the first dates to the end of the entry period."""

    DRAFT = "draft", _("being prepared")
    SCHEDULED = "scheduled", _("scheduled")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")
    WITHDRAWN = "withdrawn", _("withdrawn")


DATED = (CallState.SCHEDULED.value, CallState.OPEN.value, CallState.CLOSED.value)
"""States in which the dates are fixed and the code is given."""

LIVE = (CallState.DRAFT.value, CallState.SCHEDULED.value, CallState.OPEN.value)
"""States in which a challenge may still join."""
