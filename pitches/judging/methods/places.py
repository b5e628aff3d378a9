"""How sure the places are: draws from what the marks leave open, with a fixed seed."""

from dataclasses import dataclass
from math import erf, sqrt

import numpy as np

SEED = 20261
DRAWS, DRAWS_LARGE = 4000, 1000
LARGE = 1000
"""From so many pitches on, fewer draws."""
SURE = 0.90
WIDEN = 1.25
"""The widths themselves are estimates: the variance is taken somewhat larger than the formula says."""
ALIKE = (0.40, 0.60)
CLOSE = 0.80
SAME = 1e-9


@dataclass(frozen=True)
class Odds:
    """For each pitch, in the order of the table."""

    low: np.ndarray
    high: np.ndarray
    first: np.ndarray
    top3: np.ndarray
    draws: np.ndarray

    def beats(self, one: int, other: int) -> float:
        """Return the probability that pitch ``one`` is better than ``other``."""
        return float(self.beaten_by(other, [one])[0])

    def beaten_by(self, other: int, those: list[int]) -> np.ndarray:
        """Return for each of ``those`` the probability that it is better than ``other``."""
        gap = self.draws[those] - self.draws[other]
        mean, sd = gap.mean(axis=1), gap.std(axis=1)
        sure = np.where(mean > 0, 1.0, 0.0)
        chance = [(1 + erf(m / s / sqrt(2))) / 2 if s > SAME else at for m, s, at in zip(mean, sd, sure, strict=True)]
        return np.where(np.abs(mean) < SAME, 0.5, np.array(chance))


def odds(score: np.ndarray, root: np.ndarray, shared: np.ndarray, own: np.ndarray, seed: int = SEED) -> Odds:
    """Return the odds of ``score`` with errors ``shared @ root @ lot`` (judges) and ``own`` (standard deviations)."""
    size = len(score)
    number = DRAWS_LARGE if size > LARGE else DRAWS
    lots = np.random.RandomState(seed)  # the one generator whose numbers never change between versions
    half = number // 2
    error = shared @ (root @ lots.standard_normal((root.shape[1], half)))
    error = (error + own[:, None] * lots.standard_normal((size, half))) * sqrt(WIDEN)
    draws = np.concatenate([score[:, None] + error, score[:, None] - error], axis=1)
    places = places_of(draws)
    low, high = shortest(places, SURE)
    first, top3 = (places == 1).mean(axis=1), (places <= 3).mean(axis=1)
    return _even(score, draws, Odds(low, high, first, top3, draws))


def places_of(draws: np.ndarray) -> np.ndarray:
    """Return the places (1 is best) in each column."""
    places = np.empty(draws.shape, dtype=np.int32)
    ranks = np.arange(1, len(draws) + 1, dtype=np.int32)
    for column in range(draws.shape[1]):
        places[np.argsort(-draws[:, column], kind="stable"), column] = ranks
    return places


def shortest(places: np.ndarray, share: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the shortest range of places that holds ``share`` of each row; of several the one in the middle."""
    number = places.shape[1]
    held = int(np.ceil(share * number))
    rows = np.sort(places, axis=1)
    low, high = rows[:, : number - held + 1], rows[:, held - 1 :]
    off_middle = np.abs(np.arange(low.shape[1]) - (low.shape[1] - 1) / 2.0) / number
    best = np.argmin((high - low) + off_middle, axis=1)
    every = np.arange(len(places))
    return low[every, best].astype(int), high[every, best].astype(int)


def _even(score: np.ndarray, draws: np.ndarray, found: Odds) -> Odds:
    """Give pitches with the same score and the same uncertainty the same odds."""
    spread = draws.std(axis=1)
    order = np.lexsort((np.round(spread, 1), np.round(score, 8)))
    low, high, first, top3 = (x.copy() for x in (found.low, found.high, found.first, found.top3))
    start = 0
    for end in range(1, len(order) + 1):
        if end < len(order) and _alike(score, spread, order[end], order[start]):
            continue
        same = order[start:end]
        if len(same) > 1:
            low[same], high[same] = low[same].min(), high[same].max()
            first[same], top3[same] = first[same].mean(), top3[same].mean()
        start = end
    return Odds(low, high, first, top3, draws)


def _alike(score, spread, one, other) -> bool:
    return abs(score[one] - score[other]) < SAME and abs(spread[one] - spread[other]) < 0.05 * spread[one] + SAME


def groups(order: list[int], found: Odds) -> list[int]:
    """Return each pitch's group, numbered from 1 in ``order``: inside a group nobody is likelier than 60 % better."""
    number, members, result = 0, [], {}
    for pitch in order:
        chance = found.beaten_by(pitch, members) if members else np.ones(1)
        if chance.min() < ALIKE[0] or chance.max() > ALIKE[1]:
            number, members = number + 1, []
        members.append(pitch)
        result[pitch] = number
    return [result[pitch] for pitch in range(len(order))]
