"""Rooms that take uploads in parts: who may send, and what becomes of a file that has arrived whole."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Receiver:
    """``may(subject, purpose, actor)`` raises ``Refused``; ``take(subject, purpose, held, actor)`` attaches a file."""

    may: Callable[[Any, str, Any], None]
    take: Callable[[Any, str, Any, Any], Any]


_receivers: dict[str, Receiver] = {}


def receive(machine: str, *, may: Callable, take: Callable) -> None:
    """Let subjects of ``machine`` receive files in parts (called at start-up)."""
    _receivers[machine] = Receiver(may, take)


def receiver_of(machine: str) -> Receiver | None:
    """Return what the room registered."""
    return _receivers.get(machine)
