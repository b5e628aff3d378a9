"""Pitch events in every state."""

from typing import Any

from colab.core.lifecycle import apply
from colab.demo.builders import events as make

STATES = {
    "planned": (make.planned_event, 6),
    "call_open": (make.announced_event, 3),
    "finalists_fixed": (None, 4),
    "judges_fixed": (make.ready_event, 2),
    "live": (make.live_event, 0),
    "scoring_closed": (make.marked_event, 1),
    "result_decided": (make.decided_event, 5),
    "published": (make.published_event, 40),
    "follow_up": (None, 70),
    "closed": (None, 100),
    "cancelled": (None, 20),
}


def live(year: Any) -> None:
    """Make one event for each state."""
    for state, (build, days) in STATES.items():
        with year.at(days):
            _event(state, build)


def _event(state: str, build: Any) -> None:
    if build:
        build(**({} if state == "planned" else {"pitches": 4, "leave": 1}))
    elif state == "finalists_fixed":
        event = make.announced_event(pitches=4, leave=1)
        apply("fix_finalists", event, actor=make.event_office(event), seed="20261122")
    elif state == "cancelled":
        event = make.announced_event(pitches=4, leave=1)
        apply("cancel", event, actor=make.event_office(event), reason="会場が使えなくなりました。")
    else:
        event = make.published_event(pitches=4, leave=1)
        event = apply("follow_up", event, actor=make.event_office(event))
        if state == "closed":
            apply("close", event, actor=make.event_office(event))
