"""What every engine takes and gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from colab.core.search.parsing import Parsed

RELEVANCE, DEADLINE, DATE = "relevance", "deadline", "date"
SORTS = (RELEVANCE, DEADLINE, DATE)


class EngineAway(Exception):
    """The search server doesn't answer, or not sensibly."""


@dataclass(frozen=True)
class Request:
    """One question: `tokens` is None for no condition, else the frozenset of visibility tokens held.

    filters     facet -> values, of which a document has at least one
    without     facet (or "kind") -> values, of which it has none
    days        (column "date" or "deadline", first day or None, last day or None), each
    titles      the words are sought in titles only and may go on: for suggestions
    public_after  only what became public after this moment (embedded engine only: for digests)
    """

    parsed: Parsed
    tokens: frozenset | None
    now: datetime
    kind: str = ""
    filters: Mapping[str, list[str]] = field(default_factory=dict)
    without: Mapping[str, list[str]] = field(default_factory=dict)
    days: tuple[tuple[str, date | None, date | None], ...] = ()
    titles: bool = False
    public_after: datetime | None = None
    sort: str = RELEVANCE
    offset: int = 0
    limit: int = 20
    facets: bool = True


@dataclass(frozen=True)
class Row:
    """What an embedded engine stores of an entry.

    prepared    what the engine's `prepare` made of its Analysed texts
    facets      (facet name, value) pairs, sorted
    tokens      the visibility tokens other than "public"
    """

    entry: Any
    prepared: Any
    facets: list[tuple[str, str]]
    tokens: list[str]


@dataclass
class Matches:
    """The answer: entry ids in order with scores; counts by kind (for all kinds) and by facet value.

    A facet's counts disregard the choice made in that facet, and the kinds' counts the kind chosen.
    """

    ids: list[int]
    scores: dict[int, float]
    kinds: dict[str, int]
    facets: dict[str, dict[str, int]]

    def total(self, kind):
        """Return the number of documents found, of that kind when one is chosen."""
        return self.kinds.get(kind, 0) if kind else sum(self.kinds.values())
