"""Makes the seats of events known, and the booths that may be charged for."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from challenges.briefings.seats import register_seats
from colab.core import clock
from colab.core.payments import payables

from .enums import EventState
from .models import Event, EventSeat

register_seats("event", EventSeat)


def ahead(programmes: Any) -> QuerySet[Event]:
    """Return the events of these programmes that are not over: each may have a price of its own for booths."""
    rows = Event.objects.filter(programme__in=programmes, ends_at__gt=clock.now())
    return rows.exclude(state=EventState.CANCELLED).order_by("starts_at", "pk")


payables.register(payables.Payable("event_booth", _("booth at an event"), ahead=ahead))
