"""The rules ``raw`` and ``simple``.

Raw.  The mean of a pitch's totals.

Simple.  Some judges are harsh, some mild. Judge j's severity s_j and pitch p's score t_p solve

    t_p = mean over p's judges of (total_jp − s_j)
    s_j = Σ over j's pitches of (total_jp − t_p) / (number of j's pitches + PULL)

``PULL`` draws the severity of a judge with few pitches towards zero. Where everybody marks everything, all pitches
are moved by the same amount: adjusted and raw then have the same order.
"""

import numpy as np

from .marks import Table

PULL = 1.0
"""Weight of the assumption that a judge is neither harsh nor mild, in pitches."""
STEPS = 500
CLOSE_ENOUGH = 1e-12


def raw(table: Table, totals: np.ndarray) -> np.ndarray:
    """Return each pitch's mean total."""
    return _mean(table.pitch, totals, len(table.pitches))


def simple(table: Table, totals: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return each pitch's adjusted score, within the scale, and each judge's severity."""
    pitches, judges = len(table.pitches), len(table.judges)
    severity = np.zeros(judges)
    count = np.bincount(table.judge, minlength=judges)
    score = np.zeros(pitches)
    for _step in range(STEPS):
        score = _mean(table.pitch, totals - severity[table.judge], pitches)
        off = np.bincount(table.judge, totals - score[table.pitch], minlength=judges) / (count + PULL)
        moved = float(np.abs(off - severity).max(initial=0.0))
        severity = off
        if moved < CLOSE_ENOUGH:
            break
    return np.clip(score, *table.scale), severity


def _mean(index: np.ndarray, values: np.ndarray, size: int) -> np.ndarray:
    return np.bincount(index, values, minlength=size) / np.maximum(np.bincount(index, minlength=size), 1)
