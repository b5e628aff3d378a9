"""Live finals, made through their actions: teams on stage, codes, votes."""

from typing import Any

from colab.core.lifecycle import apply
from pitches.events.models import Event
from pitches.events.queries import finalists
from pitches.live.actions import cast, reveal_vote, set_stage
from pitches.live.models import VoteCode

from .events import event_office, live_event


def voting_event(*, mode: str = "device", codes: int = 0, event: Event | None = None, **facts: Any) -> Event:
    """Return a live event with its first team on stage, the clock running and the audience's vote open."""
    event = event or live_event(**facts)
    actor = event_office(event)
    event = apply("set_vote", event, actor=actor, mode=mode)
    if codes:
        event = apply("add_codes", event, actor=actor, count=codes)
    set_stage(actor=actor, event=event, part="pitch", finalist=finalists(event).first(), run=True)
    return apply("open_vote", event, actor=actor)


def cast_votes(event: Event, *counts: int) -> None:
    """Let the audience vote: that many votes for the first team, the second and so on, each from a device of its own."""
    free = list(VoteCode.objects.filter(event=event, ballot=None).values_list("code", flat=True))
    for n, (line, votes) in enumerate(zip(finalists(event), counts, strict=False)):
        for vote in range(votes):
            code = free.pop() if free else ""
            cast(event=event, device=f"device-{n}-{vote}", finalist=line, code=code)


def revealed_vote(event: Event) -> Event:
    """Close the vote and show the counts."""
    event = apply("close_vote", event, actor=event_office(event))
    return reveal_vote(actor=event_office(event), event=event)
