"""Reading events."""

from django.db.models import Prefetch, QuerySet

from pitches.rounds.models import Round

from .models import Event, EventRound, Finalist


def rounds_of(event: Event) -> QuerySet[Round]:
    """Return the rounds an event hosts, in their order."""
    rows = Round.objects.filter(event_round__event=event)
    rows = rows.select_related("challenge__unit__body", "challenge__programme")
    return rows.order_by("event_round__order", "event_round__pk")


def for_lists() -> QuerySet[Event]:
    """Return events with what lines of lists show."""
    hosted = EventRound.objects.select_related("round__challenge__unit__body")
    return Event.objects.select_related("programme").prefetch_related(Prefetch("event_rounds", hosted))


def finalists(event: Event) -> QuerySet[Finalist]:
    """Return the running order."""
    rows = Finalist.objects.filter(event_round__event=event)
    joined = ("pitch__organisation", "event_round__round__challenge")
    return rows.select_related(*joined).order_by("event_round__order", "event_round", "position")
