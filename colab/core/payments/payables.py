"""What can be paid for. Each room registers its own kind here; this app knows none of them.

A kind says what a payment means to the room that asked for it::

    payables.register(Payable("event_seat", _("seat at an event"), received=confirm_seat, dropped=give_seat_back))
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from colab.core.lifecycle.move import Move


def nothing(move: Move) -> None:
    """Do nothing: the payment alone says it all."""


def none_alone(programmes: Any) -> Iterable[Any]:
    """Offer nothing that could have a fee of its own."""
    return ()


def alone(payment: Any) -> Iterable[Any]:
    """Lock the payment alone: what was paid for stays as it is."""
    return ()


@dataclass(frozen=True)
class Payable:
    """One kind of thing that may be charged for.

    ``received`` and ``dropped`` are called inside the transaction with the payment's move: when its money was booked,
    and when it need not be paid any more.
    """

    purpose: str
    label: Any
    statutory: bool = False
    """A fee (手数料) for an act of the body: only under an ordinance (地方自治法第227条・第228条第1項)."""
    lapses: bool = True
    """Not paid in time, it is not needed any more; otherwise it stays to be paid, and is shown as late."""
    typed: bool = True
    """Finance and office type its fee on the page of fees; otherwise the room makes the fee itself."""
    ahead: Callable[[Any], Iterable[Any]] = none_alone
    """Subjects of these programmes that are not over and may have a fee of their own instead of the fee for all."""
    received: Callable[[Move], None] = nothing
    dropped: Callable[[Move], None] = nothing
    locks: Callable[[Any], Iterable[Any]] = alone
    """Subjects that ``received`` and ``dropped`` move, for a payment: they are locked before it, as the room does."""


_payables: dict[str, Payable] = {}


def register(payable: Payable) -> Payable:
    """Make a kind known; raises ``ValueError`` when its purpose is taken."""
    if payable.purpose in _payables:
        raise ValueError(f"payable {payable.purpose} is registered already")
    _payables[payable.purpose] = payable
    return payable


def payable(purpose: str) -> Payable:
    """Return the kind with this purpose; raises ``KeyError``."""
    return _payables[purpose]


def locked_with(payment: Any) -> Iterable[Any]:
    """Return what is locked together with ``payment``, whose verb tells the room."""
    return payable(payment.fee.purpose).locks(payment)


def choices() -> list[tuple[str, Any]]:
    """Return (purpose, label) of every kind, in the order of the purposes."""
    return [(each.purpose, each.label) for each in _sorted()]


def typed() -> list[tuple[str, Any]]:
    """Return those of ``choices`` whose fee is typed by finance or office."""
    return [(each.purpose, each.label) for each in _sorted() if each.typed]


def ahead(purpose: str, programmes: Any) -> list[Any]:
    """Return the subjects of ``programmes`` that may have a fee of their own for ``purpose``."""
    return list(_payables[purpose].ahead(programmes)) if purpose in _payables else []


def statutory() -> list[str]:
    """Return the purposes that need an ordinance."""
    return [each.purpose for each in _sorted() if each.statutory]


def lasting() -> list[str]:
    """Return the purposes whose payments do not lapse."""
    return [each.purpose for each in _sorted() if not each.lapses]


def _sorted() -> list[Payable]:
    return [_payables[purpose] for purpose in sorted(_payables)]
