"""Plan an event, anew or as a copy."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from colab.core.access import Actor
from colab.core.lifecycle import NotAllowed, apply, create
from pitches.events.models import Event

SAME = (
    "title", "title_en", "summary", "summary_en", "venue", "venue_en", "online_url", "capacity",
    "minutes_per_pitch", "minutes_for_questions",
)  # fmt: skip
MONTH = timedelta(days=28)
"""Shifted by whole weeks, so that a Thursday stays a Thursday."""


def plan_event(*, actor: Actor, programme: Any, **facts: Any) -> Event:
    """Plan an event of ``programme``; raises ``NotAllowed`` for people outside its office."""
    if programme.pk not in actor.grants.programmes("office", "office_admin"):
        raise NotAllowed
    return create(Event(programme=programme, **facts), actor=actor)


def copy_event(*, actor: Actor, source: Event, shift: timedelta = MONTH) -> Event:
    """Plan an event like ``source`` with all dates moved by ``shift``: same place, seats, times and programme lines."""
    with transaction.atomic():
        until = source.registration_until
        event = plan_event(
            actor=actor,
            programme=source.programme,
            starts_at=source.starts_at + shift,
            ends_at=source.ends_at + shift,
            registration_until=until + shift if until else None,
            copied_from=source,
            **{name: getattr(source, name) for name in SAME},
        )
        names = ("at", "title", "title_en", "speaker", "speaker_en")
        lines = [{name: getattr(line, name) for name in names} for line in source.lines.all()]
        return apply("set_programme", event, actor=actor, lines=[_plain(line) for line in lines]) if lines else event


def _plain(line: dict) -> dict:
    return line | {"at": line["at"].strftime("%H:%M") if line["at"] else None}
