"""Rules with more than one value as rows that people read and fill in, not as JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from colab.core.clock import yen_words

YEN, NUMBER, YES, CHOICE, TEXT, LINES = "yen", "number", "yes", "choice", "text", "lines"
_BY_TYPE = {int: NUMBER, bool: YES, str: TEXT, list: LINES}


@dataclass(frozen=True)
class Row:
    """A row of a rule: its key in the stored value, its name, what stands in its cells and, for numbers, the bounds."""

    key: str
    label: Any
    kind: str = YEN
    choices: tuple[tuple[str, Any], ...] = ()
    least: int = 0
    most: int | None = None


@dataclass(frozen=True)
class Grid:
    """The shape of a rule's value: value[column][row], or value[row] where there are no columns."""

    rows: tuple[Row, ...]
    columns: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Cell:
    """One value of a rule and the way to it."""

    path: tuple[str, ...]
    label: Any
    row: Row

    def of(self, value: Any) -> Any:
        """Return this cell of a rule's value; None where it is not set."""
        for step in self.path:
            value = value.get(step) if isinstance(value, dict) else None
        return value


def cells(rule_key: Any) -> Iterator[Cell]:
    """Yield the cells of a rule, column by column; a rule without rows has one."""
    grid = rule_key.grid
    if grid is None:
        yield Cell((), rule_key.label, Row("", rule_key.label, _BY_TYPE[rule_key.type]))
        return
    for row in grid.rows if not grid.columns else ():
        yield Cell((row.key,), row.label, row)
    for column, heading in grid.columns:
        for row in grid.rows:
            yield Cell((column, row.key), f"{heading} – {row.label}", row)


def gathered(rule_key: Any, typed: list[Any]) -> Any:
    """Return the rule's value from the values of its cells, in their order; empty cells are left out."""
    if rule_key.grid is None:
        return typed[0]
    value: dict = {column: {} for column, _heading in rule_key.grid.columns}
    for cell, each in zip(cells(rule_key), typed, strict=True):
        if each is None or each == "":
            continue
        place = value[cell.path[0]] if len(cell.path) > 1 else value
        place[cell.path[-1]] = each
    return value


def words(row: Row, value: Any) -> str:
    """Return one cell in the language of the reader."""
    if value is None or value in ("", []):
        return pgettext("rule", "not set")
    if row.kind == YEN:
        return yen_words(value)
    if row.kind == YES:
        return _("yes") if value else _("no")
    if row.kind == CHOICE:
        return str(dict(row.choices).get(value, value))
    if row.kind == LINES:
        return "\n".join(str(each) for each in value)
    return str(value)


def table(rule_key: Any, value: Any) -> dict:
    """Return what a template shows of a value: ``head`` and ``rows`` of a table, or ``line`` for a single value."""
    found = {cell.path: words(cell.row, cell.of(value)) for cell in cells(rule_key)}
    grid = rule_key.grid
    if grid is None:
        return {"line": found[()]}
    if not grid.columns:
        return {"head": [], "rows": [(row.label, [("", found[row.key,])]) for row in grid.rows]}
    rows = [(row.label, [(heading, found[column, row.key]) for column, heading in grid.columns]) for row in grid.rows]
    return {"head": [heading for _column, heading in grid.columns], "rows": rows}
