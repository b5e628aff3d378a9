"""Typed keys of bodies' rules. Rooms register keys; core knows no meaning."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from colab.core import clock

from .models import BodyRule
from .tables import Grid


@dataclass(frozen=True)
class RuleKey:
    """A rule a body may set: its type, its default where nobody has set it, and its name for the office page."""

    key: str
    type: type
    default: Any
    label: Any
    help: Any = ""
    unit: Any = ""
    grid: Grid | None = None
    """The rows of a rule with several values (``dict``)."""


_keys: dict[str, RuleKey] = {}


def rule_key(
    key: str, type: type, default: Any, label: Any, *, help: Any = "", unit: Any = "", grid: Grid | None = None
) -> RuleKey:
    """Register a rule's key; raises ``ValueError`` when it is taken, or when a rule of several values has no rows."""
    if key in _keys:
        raise ValueError(f"rule key {key} is registered already")
    if (type is dict) != (grid is not None):
        raise ValueError(f"rule key {key}: a dict, and only a dict, has a grid")
    _keys[key] = RuleKey(key, type, default, label, help, unit, grid)
    return _keys[key]


def find_key(key: str) -> RuleKey | None:
    """Return the registered key of this name, or None."""
    return _keys.get(key)


def rule_keys() -> list[RuleKey]:
    """Return all registered keys, sorted."""
    return [_keys[key] for key in sorted(_keys)]


def rule_row(body: Any, key: str, on: date | None = None) -> BodyRule | None:
    """Return the row in force for ``body`` on a day: its own before the default for all; None where nobody set it."""
    on = on or clock.today()
    rows = BodyRule.objects.filter(Q(body=body) | Q(body=None), key=key, valid_from__lte=on)
    return _first_own(rows)


def _first_own(rows: Any) -> BodyRule | None:
    found = sorted(rows.order_by("-valid_from", "pk"), key=lambda row: row.body_id is None)
    return found[0] if found else None


def rule(body: Any, key: str, on: date | None = None) -> Any:
    """Return the value of a rule in force for ``body`` on a day (default today); raises ``KeyError``."""
    default = _keys[key].default
    row = rule_row(body, key, on)
    return row.value if row else default
