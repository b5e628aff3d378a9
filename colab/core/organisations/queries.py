"""Who holds which post today, and who belongs to an organisation: the people a notice is for."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from colab.core import clock
from colab.core.readings.queries import of_person

from .models import AccountEvent, Holding, Organisation, Programme, Unit, User


def held_today() -> QuerySet[Holding]:
    """Return what is held today: begun, and not yet ended."""
    return not_ended().filter(since__lte=clock.today())


def not_ended() -> QuerySet[Holding]:
    """Return what is held today and what begins later."""
    return Holding.objects.filter(Q(until=None) | Q(until__gte=clock.today()))


def holders(
    *roles: str, unit: Unit | None = None, programme: Programme | None = None, body: Any = None
) -> QuerySet[User]:
    """Return the active people who hold one of ``roles`` today.

    ``unit``: in this unit or one above it; ``programme``: for this programme; ``body``: anywhere in this body.
    """
    day = clock.today()
    holding = Q(holdings__since__lte=day) & (Q(holdings__until=None) | Q(holdings__until__gte=day))
    holding &= Q(holdings__post__role__in=roles)
    if unit is not None:
        holding &= Q(holdings__post__unit__in=lineage(unit))
    if programme is not None:
        holding &= Q(holdings__post__programme=programme)
    if body is not None:
        holding &= Q(holdings__post__unit__body=body)
    return User.objects.filter(holding, is_active=True).distinct().order_by("pk")


def offices() -> QuerySet[Programme]:
    """Return the programmes that go on and whose office says how it is reached, with body and office."""
    rows = Programme.objects.filter(is_active=True).exclude(office_unit__contact="")
    return rows.select_related("body", "office_unit").order_by("code")


def lineage(unit: Unit) -> list[Unit]:
    """Return the unit and the units above it."""
    line = [unit]
    while line[-1].parent_id:
        line.append(line[-1].parent)
    return line


def members(organisation: Organisation) -> QuerySet[User]:
    """Return the active people of an organisation."""
    return User.objects.filter(memberships__organisation=organisation, is_active=True).order_by("pk")


def read_by_the_office(user: User) -> list[datetime]:
    """Return when an officer read the person's page, newest first."""
    # Before the trail of readings there was, they stood among the acts on accounts.
    earlier = user.account_events.filter(verb=AccountEvent.Verb.READ).values_list("at", flat=True)[:20]
    return sorted([*of_person(user.pk).values_list("at", flat=True)[:20], *earlier], reverse=True)
