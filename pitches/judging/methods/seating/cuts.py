"""The best assignment in one piece, exactly: whatever falls apart is asked to hold together, until it does."""

import numpy as np
from ortools.sat.python import cp_model

from .graph import pieces
from .table import Table

SMALL = 800
"""Up to so many pairs the exact way is taken."""
ROUNDS = 12
EFFORT = 0.4
"""All solving of one search together, in the solver's own measure: the same on every machine, about seconds."""


def too_few_seats(table: Table) -> bool:
    """Return whether counting alone shows that one piece is impossible: a tree has one edge less than nodes."""
    seats = int(np.maximum(table.fixed.sum(0), table.per_pitch).sum())
    room = np.cumsum(np.sort(table.high)[::-1])
    must = int(((table.low > 0) | table.fixed.any(1)).sum())
    used = max(must, table.per_pitch, int(np.searchsorted(room, seats)) + 1)
    return seats < table.free.shape[1] + used - 1


def best_in_one_piece(table: Table, cost: np.ndarray) -> tuple[np.ndarray | None, bool]:
    """Return (seats in one piece with the least cost or None, whether it is proven that there are none).

    When the effort is used up before the seats hold together, the last ones found are returned.
    """
    model = cp_model.CpModel()
    seat = {(j, p): model.new_bool_var("") for j, p in np.argwhere(table.free).tolist()}
    seat |= {(j, p): 1 for j, p in np.argwhere(table.fixed).tolist()}
    judges, pitches = table.free.shape
    for p in range(pitches):
        held = int(table.fixed[:, p].sum())
        model.add(sum(seat[j, p] for j in range(judges) if (j, p) in seat) == max(table.per_pitch, held))
    for j in range(judges):
        load = sum(seat[j, p] for p in range(pitches) if (j, p) in seat)
        if not isinstance(load, int):
            model.add(load >= int(table.low[j]))
            model.add(load <= int(table.high[j]))
    model.minimize(sum(int(cost[pair]) * one for pair, one in seat.items()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    left, last = EFFORT, None
    for _ in range(ROUNDS):
        solver.parameters.max_deterministic_time = left
        status = solver.solve(model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return last, status == cp_model.INFEASIBLE
        last = _seats(solver, seat, table)
        left -= solver.response_proto.deterministic_time
        count, judge_home, pitch_home = pieces(last)
        if count == 1 or left <= 0:
            break
        for piece in range(count):
            ways = [one for (j, p), one in seat.items() if (judge_home[j] == piece) != (pitch_home[p] == piece)]
            model.add(sum(ways) >= 1) if ways else model.add_bool_or([])
    return last, False


def _seats(solver, seat, table: Table) -> np.ndarray:
    seats = np.zeros(table.free.shape, bool)
    for pair, one in seat.items():
        seats[pair] = bool(solver.value(one))
    return seats
