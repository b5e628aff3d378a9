"""Who marks what: expertise, loads and conflicts first, then links. Pure: ids in, pairs out."""

from hashlib import sha256

import numpy as np

from .seating import why
from .seating.cuts import SMALL, best_in_one_piece, too_few_seats
from .seating.figures import explain
from .seating.flow import best_flow, costs, even_loads
from .seating.graph import pieces
from .seating.instance import METHOD, BadInstance, Impossible, Instance, Outcome, Reason
from .seating.joining import join
from .seating.linking import BUDGET, link
from .seating.table import Table, make_table

__all__ = ["METHOD", "BadInstance", "Impossible", "Instance", "Outcome", "Reason", "assign"]
FLOOR = 0.98
"""Below this share of the best possible expertise a note says what the links cost."""


def assign(instance: Instance, seed: str) -> Outcome:
    """Return an assignment of ``instance``; the same seed and instance always give the same one.

    The most expertise that loads, conflicts and fixed seats allow; within equal expertise the lot decides. Then
    exchanges put the judges into one piece and let them be compared well, for at most a hundredth of the expertise
    (more only where one piece cannot be had for less). Raises ``Impossible`` with reasons, or ``BadInstance``.
    """
    table = make_table(instance)
    draw = np.random.Generator(np.random.PCG64(int.from_bytes(sha256(str(seed).encode()).digest()[:16])))
    cost = costs(table, draw)
    seats = _best(table, cost)
    best = float(table.expertise[seats].sum())
    seats, proven = _one_piece(table, cost, seats, best, draw)
    seats, _changes = link(table, seats, best, draw)
    rows, columns = np.nonzero(seats.T)
    pairs = [(table.judges[j], table.pitches[p]) for p, j in zip(rows.tolist(), columns.tolist(), strict=True)]
    notes = _notes(table, seats, best, proven)
    return Outcome(pairs, explain(instance, table, seats, best, str(seed), notes))


def _best(table: Table, cost: np.ndarray) -> np.ndarray:
    if reasons := why.by_counting(table):
        raise Impossible(reasons)
    seats = best_flow(table, cost)
    if seats is None and table.even:
        loads = even_loads(table)
        if loads is not None:
            table.low = table.high = loads
            seats = best_flow(table, cost)
    if seats is None:
        raise Impossible(why.by_groups(table))
    return seats


def _one_piece(table: Table, cost, seats, best: float, draw) -> tuple[np.ndarray, bool]:
    """Return the seats in one piece if that can be, and whether it is proven that it cannot."""
    if pieces(seats)[0] == 1:
        return seats, False
    joined, impossible = join(table, seats, draw), too_few_seats(table)
    cheap = float(table.expertise[joined].sum()) >= (1 - BUDGET) * best
    if impossible or (pieces(joined)[0] == 1 and cheap) or table.free.size > SMALL:
        return joined, impossible
    exact, proven = best_in_one_piece(table, cost)
    ways = [joined] if exact is None or proven else [joined, join(table, exact, draw)]
    return min(ways, key=lambda one: (pieces(one)[0], -table.expertise[one].sum())), proven


def _notes(table: Table, seats, best: float, proven: bool) -> list[str]:
    notes = []
    if pieces(seats)[0] > 1:
        notes.append("several_pieces_needed" if proven else "several_pieces")
    if best > 0 and table.expertise[seats].sum() < FLOOR * best:
        notes.append("links_cost_expertise")
    return notes
