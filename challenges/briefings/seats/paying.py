"""Seats that cost something: held until they are paid, given back where they are not."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.access import Actor
from colab.core.lifecycle import Move, reasons
from colab.core.payments import payables
from colab.core.payments.actions.ask import ask
from colab.core.payments.actions.call_off import call_off_unpaid
from colab.core.payments.models import Fee, Payment
from colab.core.payments.queries import fee_of

from .models import CALLED_OFF, SeatStatus
from .registry import seat_models

SYSTEM = Actor.system_("seats")
PURPOSE = "event_seat"
HELD_FOR = timedelta(days=3)
GIVEN_BACK = reasons.register("seat given back", _("The seat was given back."))
HOST_CALLED_OFF = reasons.register("event called off", _("The event was called off."))


def price_of(host: Any) -> Fee | None:
    """Return what a seat of ``host`` costs, None where it is free."""
    programme = getattr(host, "programme", None)
    return fee_of(programme, PURPOSE, host) if programme else None


def ask_for(seat: Any) -> str:
    """Ask the holder to pay where the host's programme charges; return the payment's key, "" where it is free."""
    host = seat.host
    fee = price_of(host)
    if fee is None:
        return ""
    until = min(clock.now() + HELD_FOR, host.starts_at)
    with translation.override(seat.language):
        title = f"{host.label} {fee.label}"
    return ask(
        fee=fee, subject=host, title=title, payer_name=seat.name, payer_email=seat.email,
        language=seat.language, due_at=until, actor=SYSTEM,
    ).key  # fmt: skip


def call_off(seat: Any, reason: str = GIVEN_BACK) -> None:
    """A seat that is not used need not be paid; what was paid is given back by finance, as the office says."""
    if seat.payment_key:
        payments = Payment.objects.filter(key=seat.payment_key).order_by("pk")
        call_off_unpaid(payments, actor=SYSTEM, reason=reason)


def seat_is_paid(move: Move) -> None:
    """Confirm the seat that was held for this payment and mail it with its code.

    A seat given back stays so, and there is none at what was called off.
    """
    from . import letters

    seat = _seat_of(move.subject)
    if seat and seat.status == SeatStatus.HELD and seat.host.state != CALLED_OFF:
        seat.status, seat.status_since = SeatStatus.CONFIRMED, move.now
        seat.save(update_fields=["status", "status_since"])
        move.after(lambda: letters.tell(seat, "taken"))


def seat_is_not_paid(move: Move) -> None:
    """Give the held seat back; the first on the waiting list moves up."""
    from .booking import cancel

    seat = _seat_of(move.subject)
    if seat and seat.status == SeatStatus.HELD:
        move.after(lambda: cancel(seat))


def _seat_of(payment: Payment) -> Any:
    rows = (model.objects.select_related("host").filter(payment_key=payment.key).first() for model in seat_models())
    return next(filter(None, rows), None)


def locked_with(payment: Payment) -> list[Any]:
    """The host is locked before the payment, as when a seat is given back."""
    seat = _seat_of(payment)
    return [seat.host] if seat else []


def ahead(programmes: Any) -> Iterator[Any]:
    """Yield the hosts of these programmes that are not over: each may have a price of its own."""
    for host in sorted({model._meta.get_field("host").related_model for model in seat_models()}, key=str):
        if any(field.name == "programme" for field in host._meta.get_fields()):
            rows = host.objects.filter(programme__in=programmes, ends_at__gt=clock.now()).exclude(state="cancelled")
            yield from rows.order_by("starts_at", "pk")


payables.register(
    payables.Payable(
        PURPOSE, _("seat at an event"), received=seat_is_paid, dropped=seat_is_not_paid, locks=locked_with, ahead=ahead
    )
)
