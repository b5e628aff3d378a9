"""Taking, giving back and filling seats. The host's row is locked first, so that no seat is given twice."""

from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock

from . import letters, paying
from .models import OPEN, TAKEN, SeatStatus


class NoSeats(Exception):
    """Registration is over, or has not begun."""

    message = _("Registration is closed.")


def register(host: Any, *, name: str, email: str, affiliation: str = "", online: bool = False, language: str = "ja"):
    """Give a seat, or a place on the waiting list, and mail it; return the seat.

    Somebody who is registered already gets the same seat mailed again, so that the page never tells who comes.
    Raises ``NoSeats`` when registration is closed.
    """
    with transaction.atomic():
        host = _locked(host)
        if not host.takes_seats(clock.now()):
            raise NoSeats
        address = email.strip().lower()
        seat = host.seats.exclude(status=SeatStatus.CANCELLED).filter(email=address).first()
        if seat is None:
            seat = host.seats.create(
                host=host, name=name, email=address, affiliation=affiliation, online=online, language=language,
                status=SeatStatus.WAITING, registered_at=clock.now(), status_since=clock.now(),
            )  # fmt: skip
            if free(host) != 0:
                give(seat)
        letters.tell(seat, "taken")
    return seat


def cancel(seat: Any):
    """Give the seat back; the first on the waiting list moves up and is told. Cancelling twice changes nothing."""
    with transaction.atomic():
        host = _locked(seat.host)
        changed = (
            type(seat)
            .objects.filter(pk=seat.pk)
            .exclude(status=SeatStatus.CANCELLED)
            .update(status=SeatStatus.CANCELLED, status_since=clock.now(), checked_in_at=None)
        )
        seat.refresh_from_db()
        if changed:
            letters.tell(seat, "cancelled")
            paying.call_off(seat)
            fill_up(host)
    return seat


def call_off(host: Any) -> None:
    """Tell everybody who has a seat or waits that ``host`` is called off; what is not paid need not be paid any more.

    Confirmed seats stay as they are: who paid for one is on the office's list.
    """
    with transaction.atomic():
        host = _locked(host)
        told = list(host.seats.exclude(status=SeatStatus.CANCELLED))
        host.seats.filter(status__in=OPEN).update(status=SeatStatus.CANCELLED, status_since=clock.now())
        for seat in told:
            letters.tell(seat, "called_off")
            paying.call_off(seat, reason=paying.HOST_CALLED_OFF)


def give(seat: Any) -> None:
    """Give a waiting seat: at once where it costs nothing, else held until it is paid."""
    seat.payment_key = paying.ask_for(seat)
    seat.status = SeatStatus.HELD if seat.payment_key else SeatStatus.CONFIRMED
    seat.status_since = clock.now()
    seat.save(update_fields=["status", "status_since", "payment_key"])


def fill_up(host: Any) -> list[Any]:
    """Move people up from the waiting list while there are seats; also after the capacity has been raised.

    Nobody moves up to what has begun or was called off.
    """
    moved = []
    with transaction.atomic():
        host = _locked(host)
        if not host.lies_ahead(clock.now()):
            return moved
        waiting = host.seats.filter(status=SeatStatus.WAITING).order_by("registered_at", "pk")
        for seat in waiting:
            if free(host) == 0:
                break
            give(seat)
            letters.tell(seat, "moved_up")
            moved.append(seat)
    return moved


def free(host: Any) -> int | None:
    """Return how many seats are left; None when there is no limit."""
    if host.capacity is None:
        return None
    return max(0, host.capacity - host.seats.filter(status__in=TAKEN).count())


def counts(host: Any) -> dict[str, int]:
    """Return confirmed, taken (confirmed or held until paid), waiting and checked in."""
    return host.seats.aggregate(
        taken=Count("pk", filter=Q(status__in=TAKEN)),
        confirmed=Count("pk", filter=Q(status=SeatStatus.CONFIRMED)),
        waiting=Count("pk", filter=Q(status=SeatStatus.WAITING)),
        present=Count("pk", filter=Q(checked_in_at__isnull=False)),
    )


def check_in(host: Any, code: str):
    """Note that the holder of ``code`` is here; return the seat, or None when no confirmed seat has this code."""
    seat = host.seats.filter(code=code.strip().upper(), status=SeatStatus.CONFIRMED).first()
    if seat is not None:
        host.seats.filter(pk=seat.pk, checked_in_at=None).update(checked_in_at=clock.now())
        seat.refresh_from_db()
    return seat


def undo_check_in(host: Any, code: str) -> None:
    """Take back a check-in made by mistake."""
    host.seats.filter(code=code.strip().upper()).update(checked_in_at=None)


def _locked(host: Any):
    return type(host).objects.select_for_update(no_key=True).get(pk=host.pk)
