"""Whom a pitch concerns: its team, its section, its office."""

from django.db.models import Q, QuerySet

from colab.core import clock
from colab.core.organisations.models import User

from .models import Pitch


def team(pitch: Pitch) -> QuerySet[User]:
    """Return the members of the organisation."""
    return User.objects.filter(memberships__organisation=pitch.organisation_id, is_active=True).order_by("pk")


def teams(pitches: list[Pitch]) -> QuerySet[User]:
    """Return the members of the organisations of several pitches, each once."""
    ids = {pitch.organisation_id for pitch in pitches}
    return User.objects.filter(memberships__organisation__in=ids, is_active=True).distinct().order_by("pk")


def _holding(**posts) -> QuerySet[User]:
    day = clock.today()
    held = {f"holdings__post__{name}": value for name, value in posts.items()}
    current = Q(holdings__until=None) | Q(holdings__until__gte=day)
    rows = User.objects.filter(current, holdings__since__lte=day, is_active=True, **held)
    return rows.distinct().order_by("pk")


def office(pitch: Pitch) -> QuerySet[User]:
    """Return who works for the office of the challenge's programme today."""
    return _holding(role__in=["office", "office_admin"], programme=pitch.challenge.programme_id)


def section(pitch: Pitch) -> QuerySet[User]:
    """Return the officers of the section today."""
    return _holding(role__in=["section", "head"], unit=pitch.challenge.unit_id)
