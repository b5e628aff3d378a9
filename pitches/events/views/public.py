"""The public pages of events."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from challenges.briefings import seats
from challenges.briefings.seats.booking import free
from challenges.briefings.seats.paying import price_of
from challenges.calls.calendar import Entry, calendar_response
from colab.core import access, clock
from colab.core.ui.exports import requested_export
from colab.core.ui.pagination import paginate
from pitches.events.enums import WITH_RESULT, EventState
from pitches.events.models import Event
from pitches.events.queries import finalists, for_lists, rounds_of
from pitches.rounds.enums import MARKING_ROLES
from pitches.rounds.models import PanelMember

from .filters import COLUMNS, EventFilters


def announced(request: HttpRequest):
    """Return the events everybody may see."""
    rows = access.visible_to(request.actor, for_lists())
    return rows.filter(code__isnull=False).exclude(state=EventState.PLANNED)


def event_list(request: HttpRequest) -> HttpResponse:
    """Show what is to come and what was."""
    filters = EventFilters(request, announced(request))
    if export := requested_export(request, COLUMNS, filters.rows, "events", name_ja="イベント一覧"):
        return export
    return render(request, "events/list.html", {"filters": filters, "page": paginate(request, filters.rows)})


def find(request: HttpRequest, slug: str) -> Event:
    """Return the event at a public address."""
    event = announced(request).filter(code__iexact=slug).first()
    if event is None:
        raise Http404
    return event


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show programme, venue, registration, running order, judges; after the publication the results."""
    event = find(request, slug)
    rounds = list(rounds_of(event))
    shown = event.state not in (EventState.CALL_OPEN, EventState.CANCELLED)
    judges = PanelMember.objects.filter(round__in=rounds, recused_at=None, role__in=MARKING_ROLES)
    fixed = event.state not in (EventState.CALL_OPEN, EventState.FINALISTS_FIXED, EventState.CANCELLED)
    context = {
        "event": event,
        "lines": event.lines.all(),
        "rounds": rounds,
        "finalists": list(finalists(event)) if shown else [],
        "judges": _once(judges.order_by("round", "pk")) if fixed else [],
        "takes_seats": event.takes_seats(clock.now()),
        "left": free(event),
        "counts": seats.counts(event),
        "with_result": event.state in WITH_RESULT,
        "fee": price_of(event),
    }
    return render(request, "events/detail.html", context)


def _once(judges) -> list:
    """Return each person once, who may sit on several panels of the event."""
    return list({judge.user_id: judge for judge in judges}.values())


def entry(event: Event) -> Entry:
    """Return the event for a calendar."""
    return Entry(
        uid=f"event-{event.key}",
        title=event.label,
        starts=event.starts_at,
        ends=event.ends_at,
        place=event.place_words,
        text=event.summary_words,
        sequence=event.version,
    )


def ics(request: HttpRequest, slug: str) -> HttpResponse:
    """Return one event as a calendar file."""
    event = find(request, slug)
    return calendar_response([entry(event)], event.label, event.slug)


def calendar(request: HttpRequest) -> HttpResponse:
    """Return all events to come as a calendar to subscribe to."""
    rows = announced(request).exclude(state=EventState.CANCELLED).order_by("starts_at", "pk")
    return calendar_response([entry(event) for event in rows], "events", "events")
