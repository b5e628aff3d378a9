"""Joining separate pieces by the exchanges and moves that cost the least expertise."""

import numpy as np

from .graph import pieces
from .table import Table

WIDE = 250_000
TRIES = 200


def join(table: Table, seats: np.ndarray, draw: np.random.Generator) -> np.ndarray:
    """Return the seats with fewer pieces, as far as single exchanges and moves between pieces can do it."""
    seats = seats.copy()
    count, judge_home, pitch_home = pieces(seats)
    while count > 1:
        step = _cheapest(table, seats, judge_home, pitch_home, count, draw)
        if step is None:
            break
        seats, (count, judge_home, pitch_home) = step
    return seats


def _cheapest(table: Table, seats, judge_home, pitch_home, count, draw):
    """Return the seats after the cheapest change that leaves fewer pieces, or None."""
    sizes = np.bincount(pitch_home, minlength=count)
    for piece in np.argsort(sizes, kind="stable"):
        changes = [
            *_exchanges(table, seats, pitch_home == piece, draw),
            *_moves(table, seats, judge_home, pitch_home, piece, draw),
        ]
        for _cost, gone, come in sorted(changes, key=lambda change: change[0])[:TRIES]:
            trial = seats.copy()
            trial[tuple(np.transpose(gone))] = False
            trial[tuple(np.transpose(come))] = True
            state = pieces(trial)
            if state[0] < count:
                return trial, state
    return None


def _exchanges(table: Table, seats, inside, draw) -> list:
    """Return (cost, seats given up, seats taken) for swaps between a seat inside a piece and one outside."""
    movable = seats & ~table.fixed
    near, far = (np.argwhere(movable & side) for side in (inside, ~inside))
    if not len(near) or not len(far):
        return []
    near, far = _some(near, WIDE // min(len(far), 2000), draw), _some(far, WIDE // min(len(near), 2000), draw)
    (a, p), (b, q) = (near.T[:, :, None], far.T[:, None, :])
    e, ok = table.expertise, table.allowed
    cost = e[a, p] + e[b, q] - e[a, q] - e[b, p]
    cost = np.where(ok[a, q] & ok[b, p] & ~seats[a, q] & ~seats[b, p], np.round(cost, 9), np.inf)
    found = []
    for one, other in _least(cost, draw):
        (j, x), (i, y) = near[one].tolist(), far[other].tolist()
        found.append((float(cost[one, other]), [(j, x), (i, y)], [(j, y), (i, x)]))
    return found


def _moves(table: Table, seats, judge_home, pitch_home, piece, draw) -> list:
    """Return the like for seats handed to a judge of another piece, where the loads leave room for that."""
    loads = seats.sum(1)
    takers = np.flatnonzero((loads < table.high) & (judge_home >= 0))
    givers = loads > table.low
    rows = np.argwhere(seats & ~table.fixed & givers[:, None])
    if not len(takers) or not len(rows):
        return []
    rows = rows[: WIDE // len(takers)]
    a, p, b = rows[:, :1], rows[:, 1:], takers[None, :]
    crosses = (judge_home[b] == piece) != (pitch_home[p] == piece)
    cost = np.round(table.expertise[a, p] - table.expertise[b, p], 9)
    cost = np.where(crosses & table.allowed[b, p] & ~seats[b, p], cost, np.inf)
    found = []
    for one, other in _least(cost, draw):
        j, x = rows[one].tolist()
        found.append((float(cost[one, other]), [(j, x)], [(int(takers[other]), x)]))
    return found


def _some(rows: np.ndarray, most: int, draw: np.random.Generator) -> np.ndarray:
    if len(rows) <= most:
        return rows
    return rows[np.argsort(draw.random(len(rows)), kind="stable")[:most]]


def _least(cost: np.ndarray, draw: np.random.Generator) -> list[tuple[int, int]]:
    """Return the places of the lowest finite costs, the lowest first; the lot decides among equal ones."""
    flat = cost.ravel() + 1e-10 * draw.random(cost.size)
    order = np.argsort(flat, kind="stable")[:TRIES]
    return [divmod(int(at), cost.shape[1]) for at in order if np.isfinite(flat[at])]
