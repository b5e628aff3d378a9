"""How far a ranking is from the truth."""

import numpy as np


def tau(one: np.ndarray, other: np.ndarray) -> float:
    """Return Kendall's tau-b of two lists of scores."""
    rows, columns = np.triu_indices(len(one), 1)
    a, b = np.sign(one[rows] - one[columns]), np.sign(other[rows] - other[columns])
    size = np.sqrt(float((a != 0).sum()) * float((b != 0).sum()))
    return float((a * b).sum() / size) if size else 0.0


def places(truth: np.ndarray) -> np.ndarray:
    """Return the true places, 1 for the best."""
    found = np.empty(len(truth), int)
    found[np.argsort(-truth)] = np.arange(1, len(truth) + 1)
    return found


def calibration(chance: np.ndarray, happened: np.ndarray) -> float:
    """Return the expected calibration error over ten classes of chances."""
    kind = np.minimum((chance * 10).astype(int), 9)
    gaps = [abs(chance[kind == k].mean() - happened[kind == k].mean()) * (kind == k).mean() for k in set(kind)]
    return float(sum(gaps))
