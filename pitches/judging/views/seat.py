"""Finding the judge's own seat for every page of a judge."""

from django.http import Http404, HttpRequest

from pitches.judging.queries import my_seats
from pitches.rounds.models import PanelMember


def own_seat(request: HttpRequest, key: str) -> PanelMember:
    """Return the seat of the person on the round called ``key``; 404 for everybody else."""
    seat = my_seats(request.actor).filter(round__key=key).first()
    if seat is None:
        raise Http404
    return seat
