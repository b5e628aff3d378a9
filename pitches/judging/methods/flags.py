"""Judges to look at. Nobody is dropped in silence: a person decides, and the reason is logged."""

import numpy as np

from .marks import Table

LOW_WEIGHT = 0.3
SAME_MARK = 0.8
TOO_HIGH = 2.5
DULL_CELLS, DULL_PITCHES = 8, 3
FEW = 4
"""Sheets below which a pattern of one's own says nothing."""


def same_share(table: Table) -> np.ndarray:
    """Return the share of each judge's most frequent mark."""
    shares = np.zeros(len(table.judges))
    for judge in range(len(table.judges)):
        marks = table.values[table.judge == judge]
        marks = marks[~np.isnan(marks)]
        if marks.size:
            shares[judge] = np.unique(marks, return_counts=True)[1].max() / marks.size
    return shares


def dull(table: Table) -> np.ndarray:
    """Return which judges gave the same mark for everything: their marks tell nothing apart."""
    judges = len(table.judges)
    cells = np.bincount(table.judge, table.given.sum(axis=1), minlength=judges)
    seen = np.bincount(table.judge, minlength=judges)
    return (same_share(table) == 1.0) & (cells >= DULL_CELLS) & (seen >= DULL_PITCHES)


def favourites(table: Table, off: np.ndarray, usual: float) -> list[tuple[int, int]]:
    """Return (judge, pitch) where one pitch lies far above the judge's own pattern.

    ``off`` is what each sheet's total exceeds the judge's expected total by, ``usual`` its usual spread. The judge's
    own spread is taken from the other sheets, so that one high sheet cannot hide behind itself.
    """
    judges = len(table.judges)
    number = np.bincount(table.judge, minlength=judges)
    square = np.bincount(table.judge, off**2, minlength=judges)
    others = square[table.judge] - off**2
    sd = np.sqrt((FEW * usual**2 + others) / (FEW + number[table.judge] - 1))
    found = (off > TOO_HIGH * np.maximum(sd, 1e-9)) & (number[table.judge] >= FEW)
    return [(int(table.judge[n]), int(table.pitch[n])) for n in np.flatnonzero(found)]


def flags(table: Table, weight: np.ndarray, off: np.ndarray, usual: float) -> list[list[str]]:
    """Return each judge's flags: ``low_weight``, ``same_mark``, ``one_high:<pitch>``."""
    found: list[list[str]] = [[] for _judge in table.judges]
    for judge, share in enumerate(same_share(table)):
        seen = int((table.judge == judge).sum())
        if weight[judge] < LOW_WEIGHT:
            found[judge].append("low_weight")
        if share > SAME_MARK and seen > 1:
            found[judge].append("same_mark")
    high = sorted((judge, str(table.pitches[pitch])) for judge, pitch in favourites(table, off, usual))
    for judge, pitch in high:
        found[judge].append(f"one_high:{pitch}")
    return found
