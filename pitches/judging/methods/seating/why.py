"""Why no assignment exists: from plain counts to the groups that block each other."""

import numpy as np
from ortools.graph.python import max_flow

from .instance import Reason
from .table import Table


def by_counting(table: Table) -> list[Reason]:
    """Return what can be seen by counting alone."""
    free, need = table.free, table.need
    low, high = table.room()
    found = [
        Reason("too_few_judges", (table.pitches[p],), table.per_pitch, int(table.allowed[:, p].sum()))
        for p in np.flatnonzero(free.sum(0) < need)
    ]
    if need.sum() > high.sum():
        found.append(Reason("load_too_small", (), int(need.sum()), int(high.sum())))
    if table.even:
        return found
    if need.sum() < low.sum():
        found.append(Reason("load_too_large", (), int(low.sum()), int(need.sum())))
    return found + [
        Reason("too_few_pitches", (table.judges[j],), int(table.low[j]), int(table.allowed[j].sum()))
        for j in np.flatnonzero(free.sum(1) < low)
    ]


def by_groups(table: Table) -> list[Reason]:
    """Return the pitches that crowd a group of judges, or the judges whom their pitches cannot fill."""
    free, need = table.free, table.need
    low, high = table.room()
    found = []
    crowd, wanted, available = _blocked(free.T, need, high)
    if crowd:
        found.append(Reason("crowded", tuple(table.pitches[p] for p in crowd), wanted, available))
    crowd, wanted, available = _blocked(free, low, need)
    if crowd:
        found.append(Reason("starved", tuple(table.judges[j] for j in crowd), wanted, available))
    return found


def _blocked(pairs: np.ndarray, wanted: np.ndarray, room: np.ndarray) -> tuple[list[int], int, int]:
    """Return the rows that together want more than the columns can give them, how much, and what there is."""
    rows, columns = pairs.shape
    source, sink = rows + columns, rows + columns + 1
    solver = max_flow.SimpleMaxFlow()
    at, to = np.nonzero(pairs)
    solver.add_arcs_with_capacity(at, rows + to, np.ones(len(at), np.int64))
    solver.add_arcs_with_capacity(np.full(rows, source), np.arange(rows), wanted)
    solver.add_arcs_with_capacity(rows + np.arange(columns), np.full(columns, sink), room)
    solver.solve(source, sink)
    if solver.optimal_flow() >= wanted.sum():
        return [], 0, 0
    side = set(solver.get_source_side_min_cut())
    group = [row for row in range(rows) if row in side]
    offered = np.minimum(pairs[group].sum(0), room).sum()
    return group, int(wanted[group].sum()), int(offered)
