"""Marks as they are given, and the table the methods work on. Pure: nothing of the database."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from numbers import Real

import numpy as np

from .canonical import orders


@dataclass(frozen=True)
class Cell:
    """One mark; ``value`` None is no mark. ``round`` tells two looks of one judge at one pitch apart."""

    pitch: Hashable
    judge: Hashable
    criterion: Hashable
    value: int | float | None
    round: Hashable = ""


class BadMarks(ValueError):
    """A mark that cannot be: ``code`` is one of unknown_criterion, twice, outside, not_a_number."""

    def __init__(self, code: str, cell: Cell):
        self.code, self.cell = code, cell
        super().__init__(f"{code}: {cell!r}")


@dataclass(frozen=True)
class Table:
    """The marks of one event. The order depends on the marks alone, not on names or on the order of the rows."""

    pitches: list
    judges: list
    criteria: list
    weights: np.ndarray
    scale: tuple[float, float]
    pitch: np.ndarray
    judge: np.ndarray
    values: np.ndarray
    """Sheets × criteria; nan is no mark."""

    @property
    def given(self) -> np.ndarray:
        """Where there is a mark."""
        return ~np.isnan(self.values)

    def totals(self) -> np.ndarray:
        """Return each sheet's total: the weighted mean, a missing mark being neither a zero nor a gift.

        total = overall mean + Σ w·(mark − mean of the criterion) / Σ w    over the criteria that were marked.
        """
        given = self.given
        values = np.where(given, self.values, 0.0)
        means = values.sum(axis=0) / np.maximum(given.sum(axis=0), 1)
        overall = float((self.weights * means).sum())
        weight = np.where(given, self.weights, 0.0)
        above = (weight * (values - means)).sum(axis=1) / np.maximum(weight.sum(axis=1), 1e-12)
        return overall + above


def check(cells: Iterable[Cell], weights: Mapping, scale: tuple[float, float]) -> None:
    """Raise ``BadMarks`` for marks outside the scale, of unknown criteria, given twice, or no numbers."""
    seen = set()
    for cell in cells:
        place = (cell.pitch, cell.judge, cell.criterion, cell.round)
        if cell.criterion not in weights:
            raise BadMarks("unknown_criterion", cell)
        if place in seen:
            raise BadMarks("twice", cell)
        seen.add(place)
        if cell.value is None:
            continue
        if not isinstance(cell.value, Real) or isinstance(cell.value, bool) or not isfinite(cell.value):
            raise BadMarks("not_a_number", cell)
        if not scale[0] <= cell.value <= scale[1]:
            raise BadMarks("outside", cell)


def table_of(cells: Iterable[Cell], weights: Mapping, scale: tuple[float, float]) -> Table:
    """Return the table of the marks that were given; criteria nobody marked are not in it."""
    cells = list(cells)
    marked = {cell.criterion for cell in cells if cell.value is not None}
    criteria = [criterion for criterion in weights if criterion in marked]
    column = {criterion: number for number, criterion in enumerate(criteria)}
    sheets: dict = {}
    for cell in cells:
        if cell.value is None:
            continue
        sheet = sheets.setdefault((cell.pitch, cell.judge, cell.round), [float("nan")] * len(criteria))
        sheet[column[cell.criterion]] = float(cell.value)
    rows = [(pitch, judge, tuple(marks)) for (pitch, judge, _round), marks in sheets.items()]
    pitches, judges = orders(rows)
    at_pitch = {pitch: number for number, pitch in enumerate(pitches)}
    at_judge = {judge: number for number, judge in enumerate(judges)}
    numbered = sorted((at_pitch[p], at_judge[j], tuple(str(m) for m in marks), marks) for p, j, marks in rows)
    total = sum(weights[criterion] for criterion in criteria)
    return Table(
        pitches,
        judges,
        criteria,
        np.array([weights[criterion] / total for criterion in criteria]),
        (float(scale[0]), float(scale[1])),
        np.array([row[0] for row in numbered], dtype=int),
        np.array([row[1] for row in numbered], dtype=int),
        np.array([row[3] for row in numbered], dtype=float).reshape(len(numbered), len(criteria)),
    )
