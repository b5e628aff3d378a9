"""Telling the room that asked for a payment what came of it."""

from colab.core.lifecycle import Move, consequence
from colab.core.payments import payables


@consequence("payment", "settle", "record_slip")
def received(move: Move) -> None:
    """The money is there."""
    payables.payable(move.subject.fee.purpose).received(move)


@consequence("payment", "cancel")
def dropped(move: Move) -> None:
    """It need not be paid any more."""
    payables.payable(move.subject.fee.purpose).dropped(move)
