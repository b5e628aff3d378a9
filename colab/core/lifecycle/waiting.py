"""What waits for a person: derived from states and rights each time, never stored."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from colab.core import access
from colab.core.access import Actor

from .machine import get_machine

LIMIT = 7


@dataclass(frozen=True)
class WaitingItem:
    """One line of "what waits for me"."""

    title: str
    url: str
    reason: Any
    since: datetime | None = None
    due: datetime | None = None


@dataclass(frozen=True)
class WaitingGroup:
    """Lines with the same reason; ``more`` counts those beyond the first seven."""

    label: Any
    items: list[WaitingItem]
    more: int = 0
    list_url: str = ""


_groups: list[tuple[int, Callable[[Actor], WaitingGroup | None]]] = []


def register(
    label: Any, machine: str, verb: str, *, states: tuple[str, ...] = (), order: int = 50, narrow=None, due: str = ""
) -> None:
    """Let subjects on which a person may do ``verb`` now wait for that person.

    ``states`` narrows the sources of the verb, ``narrow(queryset, actor)`` the rows; ``due`` names a column that holds
    the moment by which it should be done.
    """

    def group(actor: Actor) -> WaitingGroup | None:
        table = get_machine(machine)
        rows = table.model._default_manager.filter(state__in=states or table.transition(verb).sources)
        rows = access.visible_to(actor, rows, verb)
        if narrow:
            rows = narrow(rows, actor)
        found = list(rows.order_by("state_since", "pk")[: LIMIT + 1])
        if not found:
            return None
        items = [_item(machine, row, due) for row in found[:LIMIT]]
        more = rows.count() - LIMIT if len(found) > LIMIT else 0
        return WaitingGroup(label, items, more)

    _groups.append((order, group))


def custom(function: Callable[[Actor], WaitingGroup | None], order: int = 50) -> None:
    """Register a group that is not simply a verb."""
    _groups.append((order, function))


def waiting_for(actor: Actor) -> list[WaitingGroup]:
    """Return all that waits for ``actor``, in order."""
    if actor.is_anonymous:
        return []
    groups = (group(actor) for _order, group in sorted(_groups, key=lambda entry: entry[0]))
    return [group for group in groups if group and group.items]


def _item(machine: str, row: Any, due: str) -> WaitingItem:
    return WaitingItem(
        title=str(row),
        url=reverse("work:subject", args=[machine, row.key]),
        reason="",
        since=row.state_since,
        due=getattr(row, due) if due else None,
    )
