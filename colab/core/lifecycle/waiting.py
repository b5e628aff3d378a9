"""What waits for a person: derived from states and rights each time, never stored."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from colab.core import access, probe
from colab.core.access import Actor

from .machine import get_machine

LIMIT = 4
"""So many lines of a kind stand on the start page; the others on the page of the kind."""


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
    """Lines with the same reason; ``more`` counts those beyond the first, which stand on ``list_url``."""

    label: Any
    items: list[WaitingItem]
    more: int = 0
    list_url: str = ""

    @property
    def count(self) -> int:
        """How many wait, shown or not."""
        return len(self.items) + self.more


@dataclass(frozen=True)
class _Kind:
    """Subjects on which a verb can be done."""

    label: Any
    machine: str
    verb: str
    states: tuple[str, ...]
    narrow: Callable | None
    due: str

    @property
    def slug(self) -> str:
        """The kind in addresses."""
        return "-".join((self.machine, self.verb, *self.states[:1])).replace("_", "-")

    def rows(self, actor: Actor) -> QuerySet:
        """Return what waits for ``actor``."""
        table = get_machine(self.machine)
        rows = table.model._default_manager.filter(state__in=self.states or table.transition(self.verb).sources)
        rows = access.visible_to(actor, rows, self.verb)
        rows = self.narrow(rows, actor) if self.narrow else rows
        return rows.select_related(*table.model.NAMED_BY) if table.model.NAMED_BY else rows

    def group(self, rows: QuerySet, count: int) -> WaitingGroup:
        """Return the oldest of ``count`` rows as lines."""
        lines = self.items(rows.order_by("state_since", "pk")[:LIMIT])
        return WaitingGroup(self.label, lines, max(count - LIMIT, 0), reverse("work:waiting", args=[self.slug]))

    def items(self, rows: Iterable[Any]) -> list[WaitingItem]:
        """Return subjects as lines."""
        return [_item(self.machine, row, self.due) for row in rows]


_kinds: list[tuple[int, int, _Kind | Callable[[Actor], WaitingGroup | None]]] = []


def register(
    label: Any, machine: str, verb: str, *, states: tuple[str, ...] = (), order: int = 50, narrow=None, due: str = ""
) -> None:
    """Let subjects on which a person may do ``verb`` now wait for that person.

    ``states`` narrows the sources of the verb, ``narrow(queryset, actor)`` the rows; ``due`` names a column that holds
    the moment by which it should be done.
    """
    _kinds.append((order, len(_kinds), _Kind(label, machine, verb, states, narrow, due)))


def custom(function: Callable[[Actor], WaitingGroup | None], order: int = 50) -> None:
    """Register a group that is not simply a verb."""
    _kinds.append((order, len(_kinds), function))


def waiting_for(actor: Actor) -> list[WaitingGroup]:
    """Return all that waits for ``actor``, in order; one question finds the kinds that have anything."""
    if actor.is_anonymous:
        return []
    kinds = [kind for _order, _number, kind in sorted(_kinds, key=lambda entry: entry[:2])]
    asked = [kind for kind in kinds if isinstance(kind, _Kind)]
    key = ("waiting", actor.user_id, actor.grants.fingerprint, len(asked))
    counts = dict(zip(asked, probe.how_many(key, [partial(kind.rows, actor) for kind in asked]), strict=True))
    groups = [
        (kind.group(kind.rows(actor), counts[kind]) if counts[kind] else None)
        if isinstance(kind, _Kind)
        else kind(actor)
        for kind in kinds
    ]
    return [group for group in groups if group and group.items]


def kind(slug: str) -> _Kind:
    """Return the kind with this slug; raises ``LookupError`` when there is none."""
    for _order, _number, each in _kinds:
        if isinstance(each, _Kind) and each.slug == slug:
            return each
    raise LookupError(slug)


def _item(machine: str, row: Any, due: str) -> WaitingItem:
    return WaitingItem(
        title=str(row),
        url=reverse("work:subject", args=[machine, row.key]),
        reason="",
        since=row.state_since,
        due=getattr(row, due) if due else None,
    )
