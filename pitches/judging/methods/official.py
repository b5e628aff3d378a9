"""The rule ``official``: judges differ in severity, in the range they use, and in how steady they are.

Behind a mark lies a value that is rounded to the rubric's steps and cut off at its ends:

    value = m_c + B_jc + a_j·q_pc + n_j·(h_pj + e_pjc)

q_pc is the pitch's quality by criterion, with a part common to all criteria; B_jc the judge's severity, with a part
common to all criteria; a_j the range the judge uses (1: as the others); h_pj the judge's taste for that pitch in all
criteria at once; e_pjc a slip; n_j how unsteady the judge is (1: as the others). Every family is normal, a_j and n_j
on the log scale, and each is drawn towards what is usual, the more the fewer marks there are.

The fit alternates (ECM): values behind the marks → qualities and severities together → ranges → steadiness → widths
of the families. Nothing is drawn by lot, so two runs agree to the last bit.
"""

from dataclasses import dataclass

import numpy as np

from .normal import between
from .system import Sheets, Solution, covariances, gather, solve

VERSION = "official-1"
COMMON = 0.6
"""Share of a pitch's quality that is common to all criteria."""
SEVERITY, BY_CRITERION, TASTE, SLIP = 0.6, 0.3, 0.6, 0.5
"""Usual widths, in units of the spread of the pitches' quality."""
RANGE_WIDTH = 0.25
STEADY_WIDTH = 0.3
CARELESS, CARELESS_TIMES = 0.1, 3.0
"""Share of judges who hardly read, and how many times as unsteady they are."""
TRUST = 20.0
"""Weight of the usual widths, in judges, pitches or sheets."""
STEPS, STEPS_LARGE = 30, 12
LARGE = 900
"""From so many unknowns of judges on, fewer steps."""
ENOUGH = 1e-7
GRID = np.linspace(-1.2, 2.0, 65)


@dataclass
class Fit:
    """What the marks say. Scores are on the scale of the values behind the marks, without ends."""

    mean: np.ndarray
    quality: np.ndarray
    habits: np.ndarray
    spread: np.ndarray
    noise: np.ndarray
    residual: np.ndarray
    widths: dict
    steps: int
    solution: Solution
    design: np.ndarray


class Model:
    """The marks of one event while they are being fitted."""

    def __init__(self, sheets: Sheets, low: np.ndarray, high: np.ndarray, given: np.ndarray, dull: np.ndarray):
        self.sheets, self.low, self.high, self.given, self.dull = sheets, low, high, given, dull
        self.count, self.criteria = given.shape
        middle = np.where(np.isinf(low), high - 0.5, np.where(np.isinf(high), low + 0.5, (low + high) / 2.0))
        middle = np.where(given, middle, 0.0)
        number = np.maximum(given.sum(axis=0), 1)
        self.mean = middle.sum(axis=0) / number
        off = np.where(given, middle - self.mean, 0.0)
        unit = max(float(np.sqrt((off**2).sum() / max(given.sum(), 1))) * 0.7, 0.15)
        self.unit = self.first_unit = unit
        self.widths = {
            "common": COMMON * unit**2,
            "own": (1 - COMMON) * unit**2,
            "severity": (SEVERITY * unit) ** 2,
            "by_criterion": (BY_CRITERION * unit) ** 2,
            "taste": (TASTE * unit) ** 2,
            "slip": (SLIP * unit) ** 2,
        }
        c = self.criteria
        self.quality = np.zeros((sheets.pitches, c))
        self.habits = np.zeros((sheets.judges, c))
        self.spread = np.ones(sheets.judges)
        self.noise = np.where(dull, CARELESS_TIMES, 1.0)
        self.taste = np.zeros(self.count)
        self.eye = np.broadcast_to(np.eye(c), (self.count, c, c))
        self.inverse = None

    def family(self, common: str, own: str) -> np.ndarray:
        """Return the covariance of a family over the criteria."""
        return self.widths[common] * np.ones((self.criteria, self.criteria)) + self.widths[own] * np.eye(self.criteria)

    def values(self) -> None:
        """Estimate the values behind the marks: targets ``y`` and precisions, taste swept out."""
        judge = self.sheets.judge
        noise = self.noise[judge] ** 2
        self.variance = np.repeat((noise * self.widths["slip"])[:, None], self.criteria, axis=1)
        expected = self.mean + self.habits[judge] + self.spread[judge][:, None] * self.quality[self.sheets.pitch]
        place = expected + self.taste[:, None]
        sd = np.sqrt(self.variance)
        low, high = np.where(self.given, self.low, -1.0), np.where(self.given, self.high, 1.0)
        mean, left = between((low - place) / sd, (high - place) / sd)
        weight = np.where(self.given, np.maximum(1.0 - left, 1e-2), 0.0)
        self.y = expected + self.taste[:, None] + np.where(self.given, sd * mean / np.maximum(weight, 1e-2), 0.0)
        self.left = self.variance * left
        self.single = weight / self.variance
        self.all = self.single.sum(axis=1) + 1.0 / (noise * self.widths["taste"])
        outer = self.single[:, :, None] * self.single[:, None, :]
        self.precision = np.eye(self.criteria) * self.single[:, None, :] - outer / self.all[:, None, None]

    def means(self, keep: bool) -> None:
        """Solve for qualities and severities together, then move what is common to all into the mean."""
        spread = self.spread[self.sheets.judge]
        self.solution = solve(
            self.sheets,
            self.y - self.mean,
            self.precision,
            spread,
            self.eye,
            np.linalg.inv(self.family("common", "own")),
            np.linalg.inv(self.family("severity", "by_criterion")),
            self.inverse if keep else None,
        )
        self.inverse = self.solution.inverse
        self.quality, self.habits = self.solution.quality, self.solution.habits
        self.cov_quality, self.cov_habits, self.cov_both = covariances(self.sheets, self.solution)
        self.remainder()
        both = self.habits.mean(axis=0)
        self.mean, self.habits = self.mean + both, self.habits - both

    def remainder(self) -> None:
        """Estimate each sheet's taste from what is left over."""
        judge = self.sheets.judge
        expected = self.mean + self.habits[judge] + self.spread[judge][:, None] * self.quality[self.sheets.pitch]
        self.off = self.y - expected
        self.taste = (self.single * self.off).sum(axis=1) / self.all

    def ranges(self) -> None:
        """Estimate how much of the scale each judge uses, drawn towards 1."""
        judge, pitch = self.sheets.judge, self.sheets.pitch
        q = self.quality[pitch]
        square = q[:, :, None] * q[:, None, :] + self.cov_quality[pitch]
        target = self.y - self.mean - self.habits[judge]
        product = target[:, :, None] * q[:, None, :] - np.swapaxes(self.cov_both, 1, 2)
        two = gather(judge, self.sheets.judges, (self.precision * square).sum(axis=(1, 2))[:, None])[:, 0]
        one = gather(judge, self.sheets.judges, (self.precision * product).sum(axis=(1, 2))[:, None])[:, 0]
        log = np.log(self.spread)
        for _step in range(6):
            a = np.exp(log)
            log = log + (a * one - a * a * two - log / RANGE_WIDTH**2) / (a * a * two + 1.0 / RANGE_WIDTH**2)
            log = np.clip(log, -1.5, 1.5)
        self.spread = np.exp(log)

    def uncertain(self) -> np.ndarray:
        """Return the covariance of each sheet's expected values."""
        judge, pitch = self.sheets.judge, self.sheets.pitch
        a = self.spread[judge][:, None, None]
        both = a * (self.cov_both + np.swapaxes(self.cov_both, 1, 2))
        return self.cov_habits[judge] + a * a * self.cov_quality[pitch] + both

    def steadiness(self) -> None:
        """Estimate how unsteady each judge is, and how wide tastes and slips are."""
        judge = self.sheets.judge
        unsure = self.uncertain()
        share = self.single / self.all[:, None]
        taste = self.taste**2 + 1.0 / self.all + np.einsum("sc,scd,sd->s", share, unsure, share)
        turned = np.einsum("sc,scd->sd", share, unsure)
        wobble = np.einsum("scc->sc", unsure) - 2 * turned
        wobble = wobble + (np.einsum("sc,sc->s", turned, share) + 1.0 / self.all)[:, None]
        known = self.single * self.variance
        slip = np.where(self.given, (known * (self.off - self.taste[:, None])) ** 2, 0.0)
        slip = slip + np.where(self.given, self.left + known**2 * wobble, 0.0)
        size = self.given.sum(axis=1) + 1.0
        total = taste / self.widths["taste"] + slip.sum(axis=1) / self.widths["slip"]
        self.noise = self._noise(
            np.bincount(judge, size, minlength=self.sheets.judges),
            np.bincount(judge, total, minlength=self.sheets.judges),
        )
        level = self.noise[judge] ** 2
        self._width("taste", TASTE, (taste / level).sum(), self.count)
        self._width("slip", SLIP, (slip.sum(axis=1) / level).sum(), self.given.sum())

    def _noise(self, number: np.ndarray, total: np.ndarray) -> np.ndarray:
        usual = np.exp(-(GRID**2) / (2 * STEADY_WIDTH**2))
        sloppy = np.exp(-((GRID - np.log(CARELESS_TIMES)) ** 2) / (2 * STEADY_WIDTH**2))
        log = np.log((1 - CARELESS) * usual + CARELESS * sloppy + 1e-12)
        log = log[None, :] - number[:, None] * GRID - total[:, None] * np.exp(-2 * GRID) / 2.0
        chance = np.exp(log - log.max(axis=1, keepdims=True))
        chance = chance / chance.sum(axis=1, keepdims=True)
        noise = (chance * np.exp(-2 * GRID)).sum(axis=1) ** -0.5
        return np.where(self.dull, np.maximum(noise, CARELESS_TIMES), noise)

    def _width(self, name: str, usual: float, total: float, number: float) -> None:
        self.widths[name] = float((TRUST * (usual * self.unit) ** 2 + total) / (TRUST + number))

    def families(self) -> None:
        """Estimate the widths of qualities and severities, drawn towards the usual ones."""
        c = self.criteria
        q = np.einsum("pc,pd->cd", self.quality, self.quality) + self.cov_quality.sum(axis=0)
        b = np.einsum("jc,jd->cd", self.habits, self.habits) + self.cov_habits.sum(axis=0)
        prior = COMMON * np.ones((c, c)) + (1 - COMMON) * np.eye(c)
        pitches, judges = self.sheets.pitches, self.sheets.judges
        total = float((np.linalg.inv(prior) * q).sum()) / c
        square = (TRUST / 2 * self.first_unit**2 + total) / (TRUST / 2 + pitches)
        self.unit = float(np.sqrt(square))
        self.widths["common"], self.widths["own"] = COMMON * square, (1 - COMMON) * square
        along = float(b.sum()) / c
        across = float(np.trace(b)) - along
        whole = (TRUST * self.unit**2 * (c * SEVERITY**2 + BY_CRITERION**2) + along) / (TRUST + judges)
        rest = self.unit**2 * BY_CRITERION**2
        if c > 1:
            rest = (TRUST * (c - 1) * rest + across) / ((TRUST + judges) * (c - 1))
        self.widths["by_criterion"] = max(rest, 1e-6)
        self.widths["severity"] = max((whole - rest) / c, 1e-3 * self.unit**2)


def fit(sheets: Sheets, low, high, given, dull) -> Fit:
    """Return the fit of the marks between ``low`` and ``high`` (sheets × criteria; infinite at the scale's ends)."""
    model = Model(sheets, low, high, given, dull)
    large = sheets.judges * model.criteria > LARGE
    last = np.zeros_like(model.quality)
    steps = 0
    for step in range(STEPS_LARGE if large else STEPS):
        steps = step + 1
        model.values()
        model.means(keep=large and step % 4 != 0)
        model.ranges()
        model.steadiness()
        model.families()
        moved = float(np.abs(model.quality - last).max(initial=0.0))
        last = model.quality
        if moved < ENOUGH * model.unit:
            break
    return finish(model, steps)


def finish(model: Model, steps: int) -> Fit:
    """Return the fit with the covariances at the last estimate, the uncertainty of the ranges included."""
    sheets = model.sheets
    model.values()
    spread = model.spread[sheets.judge]
    moving = spread[:, None] * model.quality[sheets.pitch]
    design = np.concatenate([model.eye, moving[:, :, None]], axis=2)
    c = model.criteria
    prior = np.zeros((c + 1, c + 1))
    prior[:c, :c] = np.linalg.inv(model.family("severity", "by_criterion"))
    prior[c, c] = 1.0 / RANGE_WIDTH**2
    quality = np.linalg.inv(model.family("common", "own"))
    solution = solve(sheets, model.y - model.mean, model.precision, spread, design, quality, prior)
    model.remainder()
    return Fit(
        model.mean,
        model.quality,
        model.habits,
        model.spread,
        model.noise,
        model.off,
        dict(model.widths, unit=model.unit),
        steps,
        solution,
        design,
    )
