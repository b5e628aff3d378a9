"""Places on a lower room's page that upper rooms fill."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Slot:
    """A block: its template, and what the template needs; a context of None leaves the block out."""

    template: str
    context: Callable[..., dict | None]
    order: int = 50


_slots: dict[str, list[Slot]] = defaultdict(list)


def add(place: str, template: str, context: Callable[..., dict | None], order: int = 50) -> None:
    """Put a block on ``place`` ("subject:challenge", "public:challenge", "home"); ``context(request, subject)``."""
    _slots[place].append(Slot(template, context, order))
    _slots[place].sort(key=lambda slot: slot.order)


def filled(place: str, request: Any, subject: Any = None) -> list[tuple[str, dict]]:
    """Return (template, context) of every block of ``place`` that has something to show."""
    blocks = []
    for slot in _slots[place]:
        context = slot.context(request, subject)
        if context is not None:
            blocks.append((slot.template, context))
    return blocks
