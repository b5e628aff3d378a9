"""The linear system of one step: quality of the pitches against habits of the judges.

A sheet s of judge j on pitch p has targets y (one for each criterion), their precision W, and says

    y = a·q_p + X·b_j + noise,     q_p ~ N(0, Q),     b_j ~ N(0, B).

The pitches' block is diagonal and is eliminated first; what is left is as large as the panel.
"""

from dataclasses import dataclass

import numpy as np

DENSE = 4_000_000
"""Up to so many numbers a full table of pitches by judges is quicker than pairs of sheets."""


@dataclass(frozen=True)
class Sheets:
    """Which pitch and which judge each sheet belongs to; in large events also all pairs of sheets on one pitch."""

    pitch: np.ndarray
    judge: np.ndarray
    pitches: int
    judges: int
    left: np.ndarray | None = None
    right: np.ndarray | None = None

    @classmethod
    def of(cls, pitch: np.ndarray, judge: np.ndarray, pitches: int, judges: int, criteria: int) -> "Sheets":
        """Return the sheets; ``pitch`` and ``judge`` are numbers from 0."""
        if pitches * judges * criteria * criteria <= DENSE:
            return cls(pitch, judge, pitches, judges)
        order = np.argsort(pitch, kind="stable")
        count = np.bincount(pitch, minlength=pitches)
        first = np.concatenate([[0], np.cumsum(count)[:-1]])
        size = count[pitch[order]]
        left = np.repeat(order, size)
        start = np.repeat(first[pitch[order]], size)
        inside = np.arange(len(left)) - np.repeat(np.cumsum(size) - size, size)
        return cls(pitch, judge, pitches, judges, left, order[start + inside])

    def full(self, blocks: np.ndarray) -> np.ndarray:
        """Return (criteria × d) blocks by sheet as one table (pitches, criteria, judges · d)."""
        _count, c, d = blocks.shape
        table = np.zeros((self.pitches, self.judges, c, d))
        np.add.at(table, (self.pitch, self.judge), blocks)
        return table.transpose(0, 2, 1, 3).reshape(self.pitches, c, self.judges * d)


def gather(index: np.ndarray, size: int, rows: np.ndarray) -> np.ndarray:
    """Return the sums of ``rows`` that have the same index."""
    flat = rows.reshape(len(rows), -1)
    columns = [np.bincount(index, flat[:, n], minlength=size) for n in range(flat.shape[1])]
    return np.stack(columns, axis=1).reshape(size, *rows.shape[1:])


@dataclass(frozen=True)
class Solution:
    """Estimates, and what is needed for their covariances."""

    quality: np.ndarray
    habits: np.ndarray
    own: np.ndarray
    """Covariance of each pitch's quality, were the judges known."""
    pull: np.ndarray
    """How each sheet's judge moves its pitch."""
    inverse: np.ndarray
    """Covariance of the judges' habits, (judges, judges, d, d)."""


def solve(sheets: Sheets, y, precision, spread, design, prior_quality, prior_habits, inverse=None) -> Solution:
    """Return the solution; ``inverse`` of an earlier step is kept instead of a new one where it is given."""
    a = spread[:, None, None]
    own = np.linalg.inv(prior_quality + gather(sheets.pitch, sheets.pitches, a * a * precision))
    turned = np.swapaxes(design, 1, 2) @ precision
    cross = a * np.swapaxes(turned, 1, 2)
    right_q = gather(sheets.pitch, sheets.pitches, (a * precision @ y[:, :, None])[:, :, 0])
    pull = own[sheets.pitch] @ cross
    right_b = gather(sheets.judge, sheets.judges, (turned @ y[:, :, None])[:, :, 0])
    moved = (np.swapaxes(pull, 1, 2) @ right_q[sheets.pitch][:, :, None])[:, :, 0]
    right_b = right_b - gather(sheets.judge, sheets.judges, moved)
    matrix = _judges_only(sheets, turned @ design, cross, pull, prior_habits)
    size, d = sheets.judges, design.shape[2]
    if inverse is None:
        inverse = np.linalg.inv(matrix).reshape(size, d, size, d).transpose(0, 2, 1, 3)
        habits = np.einsum("jkde,ke->jd", inverse, right_b)
    else:
        habits = np.linalg.solve(matrix, right_b.reshape(-1)).reshape(size, d)
    push = (pull @ habits[sheets.judge][:, :, None])[:, :, 0]
    quality = (own @ right_q[:, :, None])[:, :, 0] - gather(sheets.pitch, sheets.pitches, push)
    return Solution(quality, habits, own, pull, inverse)


def _judges_only(sheets: Sheets, straight, cross, pull, prior_habits) -> np.ndarray:
    size, d = sheets.judges, prior_habits.shape[0]
    if sheets.left is None:
        rows = sheets.full(cross).reshape(-1, size * d)
        matrix = -(rows.T @ sheets.full(pull).reshape(-1, size * d)).reshape(size, d, size, d).transpose(0, 2, 1, 3)
    else:
        blocks = np.swapaxes(cross[sheets.left], 1, 2) @ pull[sheets.right]
        cell = sheets.judge[sheets.left] * size + sheets.judge[sheets.right]
        matrix = -gather(cell, size * size, blocks).reshape(size, size, d, d)
    every = np.arange(size)
    matrix[every, every] += prior_habits + gather(sheets.judge, size, straight)
    matrix = matrix.transpose(0, 2, 1, 3).reshape(size * d, size * d)
    return (matrix + matrix.T) / 2.0


def covariances(sheets: Sheets, found: Solution) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return covariances of each pitch's quality, of each judge's habits, and of both for each sheet."""
    every = np.arange(sheets.judges)
    habits = found.inverse[every, every]
    if sheets.left is None:
        size, d = sheets.judges, found.inverse.shape[2]
        pull = sheets.full(found.pull)
        half = pull @ found.inverse.transpose(0, 2, 1, 3).reshape(size * d, size * d)
        quality = found.own + half @ np.swapaxes(pull, 1, 2)
        by_judge = half.reshape(sheets.pitches, -1, size, d).transpose(0, 2, 1, 3)
        return quality, habits, -by_judge[sheets.pitch, sheets.judge]
    between = found.inverse[sheets.judge[sheets.left], sheets.judge[sheets.right]]
    half = found.pull[sheets.left] @ between
    quality = half @ np.swapaxes(found.pull[sheets.right], 1, 2)
    quality = found.own + gather(sheets.pitch[sheets.left], sheets.pitches, quality)
    return quality, habits, -gather(sheets.right, len(sheets.pitch), half)
