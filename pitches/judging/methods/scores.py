"""From the fit of ``official`` to figures on the rubric's scale, and to how sure they are."""

from dataclasses import dataclass
from math import erf, exp, pi, sqrt

import numpy as np

from . import flags, official
from .marks import Table
from .places import Odds, odds
from .system import Sheets


@dataclass(frozen=True)
class Official:
    """Figures by pitch and by judge, in the order of the table."""

    score: np.ndarray
    by_criterion: np.ndarray
    odds: Odds
    severity: np.ndarray
    spread: np.ndarray
    weight: np.ndarray
    flags: list[list[str]]
    steps: int


def grain(table: Table) -> float:
    """Return the step between marks: 1 for whole marks, else the coarsest of a half, a tenth, a hundredth."""
    found = table.values[table.given] - table.scale[0]
    for step in (1.0, 0.5, 0.1):
        if np.allclose(found / step, np.rint(found / step), atol=1e-9):
            return min(step, table.scale[1] - table.scale[0])
    return 0.01


def bounds(table: Table) -> tuple[np.ndarray, np.ndarray]:
    """Return between which values lies what is behind each mark; beyond the scale's ends nothing is known."""
    half = grain(table) / 2.0
    low = np.where(table.values <= table.scale[0], -np.inf, table.values - half)
    return low, np.where(table.values >= table.scale[1], np.inf, table.values + half)


def on_scale(value: float, width: float, scale: tuple[float, float]) -> float:
    """Return the mean mark for a value behind the marks, when marks scatter by ``width`` and are cut off at the ends.

    In the middle of the scale this is the value itself; it never leaves the scale and keeps every order.
    """

    def rise(z: float) -> float:
        return z * (1 + erf(z / sqrt(2))) / 2 + exp(-z * z / 2) / sqrt(2 * pi)

    low, high = scale
    found = low + width * (rise((value - low) / width) - rise((value - high) / width))
    return min(max(found, low), high)


def official_scores(table: Table, seed: int) -> Official:
    """Return the figures of ``official``; the table must hold a mark."""
    dull = flags.dull(table)
    sheets = Sheets.of(table.pitch, table.judge, len(table.pitches), len(table.judges), len(table.criteria))
    fit = official.fit(sheets, *bounds(table), table.given, dull)
    w = table.weights
    behind = (fit.mean + fit.quality) @ w
    width = sqrt(fit.widths["taste"] + fit.widths["slip"] * float((w**2).sum()))
    weight = (np.median(fit.noise) / fit.noise) ** 2
    score = np.array([on_scale(value, width, table.scale) for value in behind])
    off = np.where(table.given, fit.residual, 0.0) @ w
    return Official(
        score,
        np.clip(fit.mean + fit.quality, *table.scale),
        _odds(fit, sheets, w, behind, seed),
        fit.habits @ w,
        fit.spread,
        weight,
        flags.flags(table, weight, off, width),
        fit.steps,
    )


def _odds(fit: official.Fit, sheets: Sheets, w: np.ndarray, behind: np.ndarray, seed: int) -> Odds:
    d = fit.design.shape[2]
    size = sheets.judges * d
    covariance = fit.solution.inverse.transpose(0, 2, 1, 3).reshape(size, size)
    covariance = (covariance + covariance.T) / 2.0 + 1e-12 * np.eye(size)
    shared = np.zeros((sheets.pitches, sheets.judges, d))
    np.add.at(shared, (sheets.pitch, sheets.judge), -np.einsum("c,scd->sd", w, fit.solution.pull))
    own = np.sqrt(np.einsum("c,pcd,d->p", w, fit.solution.own, w))
    return odds(behind, np.linalg.cholesky(covariance), shared.reshape(sheets.pitches, size), own, seed)
