"""Made-up contests with a known truth: how far a ranking is from it can only be measured where the truth is known."""

from dataclasses import dataclass, replace

import numpy as np

CRITERIA = 4


@dataclass(frozen=True)
class Scenario:
    """One kind of event. Spreads of judges are in units of the spread of the pitches' quality."""

    name: str
    pitches: int = 24
    judges: int = 12
    per_pitch: int = 4
    scale: tuple[int, int] = (1, 5)
    severity: float = 0.6
    careless: float = 0.1
    wrong: bool = False
    panels: int = 0
    confounded: bool = False
    favourite: bool = False
    recused: float = 0.05
    middle: float = 0.55
    steps: float = 5.0
    """Where the usual mark lies on the scale, and how many spreads of quality the scale is wide."""
    inside: bool = False
    """Judges who use a wide range also waver in a wide range."""


BASE = Scenario("medium")
SCENARIOS = (
    BASE,
    Scenario("small", 10, 6, 3),
    Scenario("final", 8, 7, 7, recused=0.0),
    replace(BASE, name="10-point", scale=(1, 10)),
    replace(BASE, name="calibrated", severity=0.15),
    replace(BASE, name="severe", severity=1.1),
    replace(BASE, name="careless", careless=0.25),
    replace(BASE, name="wrong model", wrong=True),
    replace(BASE, name="panels", panels=3),
    replace(BASE, name="confounded", confounded=True),
    replace(BASE, name="favourite", favourite=True),
    Scenario("60x40 k5", 60, 40, 5),
    Scenario("60x40 k3", 60, 40, 3),
)


@dataclass(frozen=True)
class Event:
    """Marks as (pitch, judge, criterion, value), weights, scale, and the truth."""

    rows: list
    weights: dict
    scale: tuple[int, int]
    truth: np.ndarray


def make(scenario: Scenario, seed: int) -> Event:
    """Return one event of that kind; the same seed gives the same event."""
    draw = np.random.default_rng([20261122, seed, sum(map(ord, scenario.name))])
    weights = draw.dirichlet(np.full(CRITERIA, 6.0))
    quality = _quality(scenario, draw)
    truth = quality @ weights
    judges = _judges(scenario, draw)
    marks = _marks(scenario, draw, quality, judges)
    rows = []
    for pitch, judge in _seats(scenario, draw, truth, judges):
        rows += [(f"p{pitch:04d}", f"j{judge:04d}", f"c{c}", int(marks[pitch, judge, c])) for c in range(CRITERIA)]
    names = {f"c{c}": float(round(weight, 4)) for c, weight in enumerate(weights)}
    return Event(rows, names, scenario.scale, truth)


def _quality(scenario: Scenario, draw) -> np.ndarray:
    common = draw.standard_normal(scenario.pitches)
    own = draw.standard_normal((scenario.pitches, CRITERIA))
    if scenario.wrong:
        common = (draw.exponential(1.0, scenario.pitches) - 1.0) * 1.0
    return np.sqrt(0.6) * common[:, None] + np.sqrt(0.4) * own


def _judges(scenario: Scenario, draw) -> dict:
    n = scenario.judges
    sloppy = draw.random(n) < scenario.careless
    flat = sloppy & (draw.random(n) < 0.5)
    return {
        "severity": scenario.severity * draw.standard_normal(n),
        "spread": np.exp(0.25 * draw.standard_normal(n)),
        "by_criterion": 0.3 * draw.standard_normal((n, CRITERIA)),
        "noise": np.exp(0.3 * draw.standard_normal(n)) * np.where(sloppy & ~flat, 3.0, 1.0),
        "flat": flat,
    }


def _marks(scenario: Scenario, draw, quality, judges) -> np.ndarray:
    shape = (scenario.pitches, scenario.judges, CRITERIA)
    halo, slips = draw.standard_normal(shape[:2]), draw.standard_normal(shape)
    if scenario.wrong:
        halo, slips = (draw.standard_t(4, size=x.shape) / np.sqrt(2.0) for x in (halo, slips))
    noise = judges["noise"][None, :, None] * (0.6 * halo[:, :, None] + 0.5 * slips)
    latent = judges["severity"][None, :, None] + judges["by_criterion"][None]
    spread = judges["spread"][None, :, None]
    latent = latent + spread * quality[:, None, :] + noise * (spread if scenario.inside else 1.0)
    if scenario.favourite:
        judge, pitch = draw.integers(scenario.judges), draw.integers(scenario.pitches)
        judges["friend"] = (int(judge), int(pitch))
        latent[:, judge] -= 0.8
        latent[pitch, judge] += 0.8 + 2.0
        judges["flat"][judge] = False
    low, high = scenario.scale
    middle, unit = low + scenario.middle * (high - low), (high - low) / scenario.steps
    if scenario.wrong:
        cuts = np.sort(draw.normal(0, 0.35, (scenario.judges, high - low)) + np.arange(high - low), axis=1)
        levels = (middle + unit * latent) - low - 0.5
        marks = low + (levels[..., None] > cuts[None, :, None, :]).sum(axis=-1)
    else:
        marks = np.clip(np.rint(middle + unit * latent), low, high)
    usual = draw.integers(low + (high - low) // 2, high, scenario.judges)
    return np.where(judges["flat"][None, :, None], usual[None, :, None], marks)


def _seats(scenario: Scenario, draw, truth, judges) -> list[tuple[int, int]]:
    closed = draw.random((scenario.pitches, scenario.judges)) < scenario.recused
    if "friend" in judges:
        closed[judges["friend"][1], judges["friend"][0]] = False
    pool = np.arange(scenario.judges)
    load = np.zeros(scenario.judges)
    seats = []
    harsh = np.argsort(np.argsort(judges["severity"]))
    place = np.argsort(np.argsort(truth))
    for pitch in draw.permutation(scenario.pitches):
        cost = load + 0.01 * draw.random(scenario.judges) + 1e6 * closed[pitch]
        if scenario.panels:
            outside = pool % scenario.panels != pitch % scenario.panels
            cost = cost + np.where(outside & (draw.random(scenario.judges) > 0.02), 1e3, 0.0)
        if scenario.confounded:
            near = harsh / scenario.judges + place[pitch] / scenario.pitches - 1.0
            cost = cost + 1.0 * np.abs(near) + draw.random(scenario.judges)
        if "friend" in judges and judges["friend"][1] == pitch:
            cost[judges["friend"][0]] = -1.0
        for judge in np.argsort(cost)[: scenario.per_pitch]:
            load[judge] += 1
            seats.append((int(pitch), int(judge)))
    return seats
