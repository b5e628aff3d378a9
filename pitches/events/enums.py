"""States of a pitch event."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventState(TextChoices):
    """From the plan to the end of the follow-up."""

    PLANNED = "planned", _("being planned")
    CALL_OPEN = "call_open", _("announced")
    FINALISTS_FIXED = "finalists_fixed", _("finalists fixed")
    JUDGES_FIXED = "judges_fixed", _("judges fixed")
    LIVE = "live", _("live")
    SCORING_CLOSED = "scoring_closed", _("marking closed")
    RESULT_DECIDED = "result_decided", _("result decided")
    PUBLISHED = "published", _("results published")
    FOLLOW_UP = "follow_up", _("talks under way")
    CLOSED = "closed", _("closed")
    CANCELLED = "cancelled", _("called off")


S = EventState
AHEAD = (S.CALL_OPEN, S.FINALISTS_FIXED, S.JUDGES_FIXED)
"""Announced and not begun: registration may be open."""
PUBLIC = tuple(s.value for s in EventState if s not in (S.PLANNED,))
"""Everybody can read the event."""
WITH_RESULT = (S.PUBLISHED, S.FOLLOW_UP, S.CLOSED)
"""The results are public."""
