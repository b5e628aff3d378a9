"""Ways to the stage from the pages of an event."""

from colab.core import access
from colab.core.lifecycle import slots
from pitches.events.enums import EventState

S = EventState
SHOWN = (S.FINALISTS_FIXED, S.JUDGES_FIXED, S.LIVE, S.SCORING_CLOSED, S.RESULT_DECIDED)


def way_to_screen(request, event) -> dict | None:
    """On the public page around the day: the screen."""
    return {"event": event, "is_live": event.state == S.LIVE} if event.state in SHOWN else None


def way_to_desk(request, event) -> dict | None:
    """On the workspace page: the desk beside the stage."""
    may = access.can(request.actor, "run_stage", event) and event.state not in (S.CLOSED, S.CANCELLED)
    return {"event": event} if may else None


slots.add("public:event", "live/way_to_screen.html", way_to_screen, order=5)
slots.add("subject:event", "live/way_to_desk.html", way_to_desk, order=5)
