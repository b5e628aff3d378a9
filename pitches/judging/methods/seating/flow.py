"""The best expertise under loads and conflicts, as a min-cost flow from pitches to judges."""

import numpy as np
from ortools.graph.python import min_cost_flow

from .table import Table

STEPS = 1_000_000
"""Expertise is told apart to this fraction; below it the lot decides."""
LOT = 1000
EVERY_PAIR = 600_000
"""Up to so many pairs all are offered to the flow; above only the best of each pitch and of each judge."""
BEST = 60


def costs(table: Table, draw: np.random.Generator) -> np.ndarray:
    """Return the cost of each pair: missing expertise first, and within equal expertise a random lot."""
    lot = (draw.random(table.expertise.shape) * LOT).astype(np.int64)
    return np.rint((1 - table.expertise) * STEPS).astype(np.int64) * LOT + lot


def best_flow(table: Table, cost: np.ndarray, *, every_pair: bool = False) -> np.ndarray | None:
    """Return the seats (judges, pitches) with the least cost under the loads, fixed ones included; None if none."""
    free = table.free
    if free.size > EVERY_PAIR and not every_pair:
        found = _solve(table, cost, _offered(table, cost, free), *table.room())
        if found is not None:
            return found
    return _solve(table, cost, free, *table.room())


def _offered(table: Table, cost: np.ndarray, free: np.ndarray) -> np.ndarray:
    """Return the best judges of each pitch and the best pitches of each judge; more of these where loads ask for it."""
    priced = np.where(free, cost, np.iinfo(np.int64).max)
    offered = np.zeros_like(free)
    judges, pitches = free.shape
    few = min(max(BEST, 3 * table.per_pitch), judges)
    np.put_along_axis(offered, np.argpartition(priced, few - 1, axis=0)[:few], True, axis=0)
    few = min(max(BEST, 2 * int(table.low.max())), pitches)
    np.put_along_axis(offered, np.argpartition(priced, few - 1, axis=1)[:, :few], True, axis=1)
    return offered & free


def _solve(table: Table, cost, offered, low, high) -> np.ndarray | None:
    """Nodes: pitches, judges, the sink. A judge keeps ``low`` units; up to ``high`` flow on to the sink."""
    judges, pitches = offered.shape
    need = table.need
    row, column = np.nonzero(offered)
    sink = pitches + judges
    solver = min_cost_flow.SimpleMinCostFlow()
    arcs = solver.add_arcs_with_capacity_and_unit_cost(
        column, pitches + row, np.ones(len(row), np.int64), cost[row, column]
    )
    nodes = np.arange(pitches, sink)
    solver.add_arcs_with_capacity_and_unit_cost(
        nodes, np.full(judges, sink), np.maximum(high - low, 0), np.zeros(judges, np.int64)
    )
    solver.set_nodes_supplies(np.arange(pitches), need)
    solver.set_nodes_supplies(nodes, -low)
    solver.set_node_supply(sink, int(low.sum() - need.sum()))
    if solver.solve() != solver.OPTIMAL:
        return None
    given = solver.flows(arcs) > 0
    seats = table.fixed.copy()
    seats[row[given], column[given]] = True
    return seats


def even_loads(table: Table) -> np.ndarray | None:
    """Return the most even loads that conflicts and fixed seats allow, or None when pitches cannot be filled.

    Each further pitch of a judge costs more than the one before, which makes the sum of squares least.
    """
    judges, pitches = table.free.shape
    row, column = np.nonzero(table.free)
    sink = pitches + judges
    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(
        column, pitches + row, np.ones(len(row), np.int64), np.zeros(len(row), np.int64)
    )
    open_ = table.free.sum(1)
    owner = np.repeat(np.arange(judges), open_)
    step = np.arange(len(owner)) - np.repeat(np.cumsum(open_) - open_, open_)
    rising = 2 * (step + table.fixed.sum(1)[owner]) + 1
    arcs = solver.add_arcs_with_capacity_and_unit_cost(
        pitches + owner, np.full(len(owner), sink), np.ones(len(owner), np.int64), rising
    )
    solver.set_nodes_supplies(np.arange(pitches), table.need)
    solver.set_node_supply(sink, -int(table.need.sum()))
    if solver.solve() != solver.OPTIMAL:
        return None
    taken = np.bincount(owner, weights=solver.flows(arcs), minlength=judges).astype(np.int64)
    return taken + table.fixed.sum(1)
