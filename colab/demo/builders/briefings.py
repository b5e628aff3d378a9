"""Briefings, site visits and questions, made through their actions."""

from datetime import timedelta
from typing import Any

from challenges.briefings.models import Briefing
from challenges.challenges.models import Challenge
from colab.core import clock
from colab.core.lifecycle import apply, create

from .challenges import officer, open_challenge
from .people import as_actor


def planned_briefing(challenge: Challenge | None = None, *, days: int = 7, **columns: Any) -> Briefing:
    """Return a briefing ``days`` from now."""
    challenge = challenge or open_challenge()
    starts = clock.aware(clock.day_of(clock.now() + timedelta(days=days)), 14)
    values = {
        "title": "オンライン説明会",
        "title_en": "Online briefing",
        "place": "オンライン",
        "place_en": "online",
    } | columns
    briefing = Briefing(challenge=challenge, starts_at=starts, ends_at=starts + timedelta(hours=1), **values)
    return create(briefing, actor=as_actor(officer("section", challenge.unit)))


def announced_briefing(challenge: Challenge | None = None, **facts: Any) -> Briefing:
    """Return a briefing that takes registrations."""
    briefing = planned_briefing(challenge, **facts)
    return apply("announce", briefing, actor=as_actor(officer("section", briefing.challenge.unit)))
