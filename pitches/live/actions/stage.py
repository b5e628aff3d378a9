"""Say what the screens show: which team, which part, whether the clock runs."""

from django.db import transaction

from colab.core import access, clock
from colab.core.access import Actor
from colab.core.lifecycle import NotAllowed
from pitches.events.models import Event, Finalist
from pitches.live.enums import WITH_TEAM, Part
from pitches.live.lifecycle import change
from pitches.live.models import Stage


def set_stage(
    *, actor: Actor, event: Event, part: str, finalist: Finalist | None = None, run: bool = False, seconds: int = 0
) -> Stage:
    """Show ``part``, with ``finalist`` where a team is on stage; ``run`` starts the clock over ``seconds``.

    Without ``seconds`` the clock takes the event's minutes for a pitch or for questions. Raises ``NotAllowed`` for
    people outside the office and for events that are not live.
    """
    with transaction.atomic():
        event = Event.objects.select_for_update(no_key=True).get(pk=event.pk)
        if event.state != "live" or not access.can(actor, "run_stage", event):
            raise NotAllowed
        if finalist is not None and finalist.event_round.event_id != event.pk:
            raise NotAllowed
        shown = finalist if part in WITH_TEAM else None
        return change(
            event,
            part=part,
            finalist=shown,
            clock_started_at=clock.now() if run else None,
            clock_seconds=seconds or usual_seconds(event, part),
        )


def usual_seconds(event: Event, part: str) -> int:
    """Return how long a part takes by the event's plan; 0 where the plan says nothing."""
    minutes = {Part.PITCH: event.minutes_per_pitch, Part.QUESTIONS: event.minutes_for_questions}
    return 60 * minutes.get(part, 0)
