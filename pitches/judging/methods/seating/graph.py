"""Judges and pitches as a graph: its pieces, and how well it lets judges be compared."""

import numpy as np


def pieces(seats: np.ndarray) -> tuple[int, np.ndarray, np.ndarray]:
    """Return the number of connected pieces and the piece of each judge and pitch; a judge without a pitch has -1."""
    judges, pitches = seats.shape
    above = list(range(judges + pitches))

    def root(node: int) -> int:
        while above[node] != node:
            above[node] = node = above[above[node]]
        return node

    row, column = np.nonzero(seats)
    for judge, pitch in zip(row.tolist(), (column + judges).tolist(), strict=True):
        one, other = root(judge), root(pitch)
        if one != other:
            above[max(one, other)] = min(one, other)
    roots = np.array([root(node) for node in range(judges + pitches)])
    roots[:judges][~seats.any(1)] = -1
    names = [int(one) for one in np.unique(roots) if one >= 0]
    number = {name: at for at, name in enumerate(names)} | {-1: -1}
    home = np.array([number[one] for one in roots.tolist()])
    return len(names), home[:judges], home[judges:]


def laplacian(seats: np.ndarray) -> np.ndarray:
    """Return the Laplacian of the judges who have seats, the pitches swept out."""
    rows = seats[seats.any(1)].astype(float)
    size = np.maximum(seats.sum(0), 1)
    return np.diag(rows.sum(1)) - (rows / size) @ rows.T


def severity_variance(seats: np.ndarray) -> float:
    """Return the mean variance of the judges' severities, in units of the variance of one mark.

    It is the mean of 1 / eigenvalue of the judge Laplacian, its zero left out; infinite when there are several pieces.
    """
    matrix = laplacian(seats)
    if len(matrix) < 2:
        return 0.0
    values = np.linalg.eigvalsh(matrix)[1:]
    return float("inf") if values[0] < 1e-9 else float(np.mean(1 / values))
