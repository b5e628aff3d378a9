"""States of a call."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class CallState(TextChoices):
    """From the first dates to the end of the entry period."""

    DRAFT = "draft", pgettext_lazy("call", "being prepared")
    SCHEDULED = "scheduled", pgettext_lazy("call", "scheduled")
    OPEN = "open", pgettext_lazy("call", "open")
    CLOSED = "closed", pgettext_lazy("call", "closed")
    WITHDRAWN = "withdrawn", pgettext_lazy("call", "withdrawn")


DATED = (CallState.SCHEDULED.value, CallState.OPEN.value, CallState.CLOSED.value)
"""States in which the dates are fixed and the code is given."""

LIVE = (CallState.DRAFT.value, CallState.SCHEDULED.value, CallState.OPEN.value)
"""States in which a challenge may still join."""
