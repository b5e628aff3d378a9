"""The normal distribution between two bounds."""

from math import erfc, pi, sqrt

import numpy as np

FAR = 25.0
"""Beyond so many standard deviations the exact value no longer matters, and the exponentials would overflow."""
_each = np.frompyfunc(erfc, 1, 1)


def _erfc(x: np.ndarray) -> np.ndarray:
    return np.asarray(_each(x), float)


def _tail(x: np.ndarray) -> np.ndarray:
    """Return exp(x²)·erfc(x) for 0 ≤ x ≤ 25."""
    return np.exp(x * x) * _erfc(x)


def between(low: np.ndarray, high: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and variance of a standard normal that is known to lie between ``low`` and ``high``.

    Bounds may be infinite. Works in the tails, where the plain formula would divide nothing by nothing.
    """
    low, high = np.broadcast_arrays(np.asarray(low, float), np.asarray(high, float))
    flip = low + high < 0
    a, b = np.where(flip, -high, low), np.where(flip, -low, high)
    wide = a < 0
    start = np.clip(np.where(wide, 0.0, a), 0.0, FAR)
    width = np.maximum(b - a, 1e-9)
    end = np.where(np.isinf(b), FAR * 2, np.where(wide, np.maximum(b, 0.0), start + width))
    # In the tail everything is divided by exp(−start²/2); an interval around zero is written as two tails.
    shrink = np.exp(-np.minimum((end - start) * (end + start) / 2.0, 700.0))
    upper = np.where(np.isinf(b), 0.0, shrink * _tail(np.minimum(end, FAR) / sqrt(2.0)))
    mass = (_tail(start / sqrt(2.0)) - upper) / 2.0
    left = np.clip(np.where(wide, -a, 0.0), 0.0, FAR)
    mass = mass + np.where(wide, (1.0 - _erfc(left / sqrt(2.0))) / 2.0, 0.0)
    root = 1.0 / sqrt(2.0 * pi)
    first = np.where(wide, np.exp(-left * left / 2.0), 1.0) * root
    last = np.where(np.isinf(b), 0.0, shrink * root)
    mass = np.maximum(mass, 1e-300)
    mean = (first - last) / mass
    from_a = np.where(wide, np.maximum(a, -FAR), start)
    to_b = np.where(np.isinf(b), 0.0, end)
    variance = 1.0 + (from_a * first - to_b * last) / mass - mean * mean
    variance = np.clip(variance, 1e-6, 1.0)
    mean = np.where(a > FAR, a + (mean - start), mean)
    return np.where(flip, -mean, mean), variance
