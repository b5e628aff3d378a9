"""An instance as arrays: judges in rows, pitches in columns, both in an order that hangs on nothing but their ids."""

from dataclasses import dataclass

import numpy as np

from .instance import BadInstance, Impossible, Instance, Reason


@dataclass
class Table:
    """Arrays of (judges, pitches); ``low`` and ``high`` are loads a judge, fixed seats included."""

    judges: list
    pitches: list
    per_pitch: int
    expertise: np.ndarray
    allowed: np.ndarray
    fixed: np.ndarray
    low: np.ndarray
    high: np.ndarray
    even: bool

    @property
    def need(self) -> np.ndarray:
        """Seats still to be given, a pitch."""
        return np.maximum(self.per_pitch - self.fixed.sum(0), 0)

    @property
    def free(self) -> np.ndarray:
        """Pairs that may be given."""
        return self.allowed & ~self.fixed

    def room(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the lowest and highest number of seats still to be given, a judge."""
        held = self.fixed.sum(1)
        return np.maximum(self.low - held, 0), np.maximum(self.high - held, 0)


def in_order(ids) -> list:
    """Return ids in one order, whatever the order of the rows was."""
    return sorted(ids, key=lambda one: (str(one), type(one).__name__))


def make_table(instance: Instance) -> Table:
    """Return the arrays of ``instance``. Raises ``BadInstance`` for contradictions, ``Impossible`` for empty sides."""
    _check(instance)
    judges, pitches = in_order(instance.judges), in_order(instance.pitches)
    row = {judge: number for number, judge in enumerate(judges)}
    column = {pitch: number for number, pitch in enumerate(pitches)}
    shape = (len(judges), len(pitches))
    allowed, fixed = np.ones(shape, bool), np.zeros(shape, bool)
    for judge, pitch in instance.conflicts:
        allowed[row[judge], column[pitch]] = False
    for judge, pitch in instance.fixed:
        fixed[row[judge], column[pitch]] = True
    low, high = _loads(instance, shape, fixed)
    table = _expertise(instance, row, column, shape)
    return Table(judges, pitches, instance.per_pitch, table, allowed, fixed, low, high, instance.load is None)


def _loads(instance: Instance, shape, fixed) -> tuple[np.ndarray, np.ndarray]:
    judges, pitches = shape
    if instance.load is None:
        seats = int(np.maximum(fixed.sum(0), instance.per_pitch).sum())
        low, high = seats // judges, -(-seats // judges)
    else:
        low, high = instance.load
    held = fixed.sum(1)
    return np.full(judges, low), np.maximum(np.full(judges, min(high, pitches)), held)


def _expertise(instance: Instance, row, column, shape) -> np.ndarray:
    table = np.zeros(shape)
    for judge, line in instance.expertise.items():
        at = row[judge]
        for pitch, value in line.items():
            table[at, column[pitch]] = value
    if not (np.isfinite(table).all() and table.min() >= 0 and table.max() <= 1):
        raise BadInstance(["Expertise is a number from 0 to 1."])
    return table


def _check(instance: Instance) -> None:
    judges, pitches = set(instance.judges), set(instance.pitches)
    problems = []
    if len(judges) < len(instance.judges):
        problems.append("A judge stands twice in the list.")
    if len(pitches) < len(instance.pitches):
        problems.append("A pitch stands twice in the list.")
    for name, pairs in (("conflict", instance.conflicts), ("fixed seat", instance.fixed)):
        problems += [f"A {name} names unknown ids: {j}, {p}." for j, p in pairs if j not in judges or p not in pitches]
    problems += [f"The fixed seat of {j} at {p} is a conflict." for j, p in instance.fixed & instance.conflicts]
    problems += [f"Expertise of an unknown judge: {judge}." for judge in set(instance.expertise) - judges]
    for judge, line in instance.expertise.items():
        problems += [f"Expertise of {judge} for an unknown pitch: {pitch}." for pitch in set(line) - pitches]
    if instance.per_pitch < 1:
        problems.append("The number of judges a pitch is at least 1.")
    if instance.load is not None and not 0 <= instance.load[0] <= instance.load[1]:
        problems.append("The lowest load is at least 0 and at most the highest load.")
    if problems:
        raise BadInstance(sorted(problems)[:50])
    missing = [Reason(code) for code, side in (("no_pitches", pitches), ("no_judges", judges)) if not side]
    if missing:
        raise Impossible(missing)
