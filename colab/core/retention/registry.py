"""The kinds of personal data that the rooms registered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Concat

BLANKED = "@erased.invalid"
"""How an address ends that was blanked where a column must not be empty."""


@dataclass(frozen=True)
class Kind:
    """What a room keeps of people, for how long, and how it is blanked."""

    code: str
    label: Any
    basis: Any
    """Why so long, in words."""
    due: Callable[[datetime], QuerySet]
    """The rows whose time began before this moment and that are not blanked yet."""
    blank: Callable[[QuerySet], Any] | None = None
    """Blanks or deletes the rows of a portion; they are not due afterwards. None: they are only counted."""
    days: int | None = None
    """How long after its time began a row is kept where nobody has set a period; None: for ever."""
    minimum: int = 30
    """The shortest period that can be set."""
    body: Callable[[Any], Q] | None = None
    """The rows of one body, where the record tells: then each body sets its own period."""
    by_address: Callable[[str], QuerySet] | None = None
    """The rows about an address, of those that may be blanked on request."""
    fields: Sequence[str] = ()
    """The columns with personal data: "app.Model.column"."""


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Make a kind known. ValueError where its code is taken or a preset period is under its minimum."""
    if kind.code in _kinds or (kind.days is not None and kind.days < kind.minimum):
        raise ValueError(f"retention: {kind.code}")
    _kinds[kind.code] = kind
    return kind


def kinds() -> list[Kind]:
    """Return all kinds by code."""
    return [_kinds[code] for code in sorted(_kinds)]


def find(code: str) -> Kind | None:
    """Return the kind of this code."""
    return _kinds.get(code)


def blanked(column: str = "key") -> Concat:
    """Return an address of nobody that differs from row to row, for columns that are unique or must not be empty."""
    return Concat(Value("erased-"), F(column), Value(BLANKED))
