"""Which sentence of a profile answers which sentence of a challenge.

A sentence is shown only if the profile would be further from the challenge without it: what is shown is what counted.
"""

from dataclasses import dataclass, field

import numpy as np

from . import tokens
from .bm25 import Bm25
from .sentences import Sentences

SHOWN = 3
WEAK = 1.0
"""Below so many deviations above the mean of all profile sentences, a challenge sentence counts as not answered."""
TELLING = 0.5
"""A further sentence is shown if it counts at least so much of what the first one counts."""


@dataclass(frozen=True)
class Pair:
    """One sentence of the challenge and the one of the profile that answers it; strength in deviations."""

    challenge: str
    profile: str
    strength: float


@dataclass
class Pool:
    """What sentences of profiles look like at large: stock phrases are near to everything, and stand out no more."""

    sentences: list[str]
    vectors: np.ndarray | None = None
    _moments: tuple[np.ndarray, np.ndarray] | None = field(default=None, repr=False)
    _index: Bm25 | None = field(default=None, repr=False)

    @classmethod
    def of(cls, profiles: list[Sentences]) -> "Pool":
        """Pool the sentences of many profiles."""
        vectors = [own.vectors for own in profiles if own.vectors is not None]
        return cls([text for own in profiles for text in own.texts], np.vstack(vectors) if vectors else None)

    def strengths(self, challenge: Sentences, profile: Sentences) -> np.ndarray:
        """Return a row a challenge sentence, a column a profile sentence, in deviations from the pool's mean."""
        if challenge.vectors is None or profile.vectors is None or self.vectors is None or not len(self.vectors):
            shared = [[self._weight(a & b) for b in _words(profile.texts)] for a in _words(challenge.texts)]
            return np.array(shared, dtype=np.float32).reshape(len(challenge.texts), len(profile.texts))
        if self._moments is None:
            middle = self.vectors.mean(axis=0)
            away = self.vectors - middle
            self._moments = middle, (away.T @ away) / max(1, len(away))
        middle, spread = self._moments
        mean = challenge.vectors @ middle
        deviation = np.sqrt(np.maximum(((challenge.vectors @ spread) * challenge.vectors).sum(axis=1), 1e-4))
        return (challenge.vectors @ profile.vectors.T - mean[:, None]) / deviation[:, None]

    def losses(self, challenge: Sentences, profile: Sentences) -> np.ndarray:
        """Return how much nearer to the challenge the profile is because of each of its sentences."""
        if challenge.whole is not None and profile.lacking is not None and profile.whole is not None:
            return float(profile.whole @ challenge.whole) - profile.lacking @ challenge.whole
        asked, own = set().union(*_words(challenge.texts)), _words(profile.texts)
        others = [set().union(*own[:i], *own[i + 1 :]) for i in range(len(own))]
        return np.array([self._weight((mine & asked) - rest) for mine, rest in zip(own, others, strict=True)])

    def _weight(self, words: set[str]) -> float:
        if self._index is None:
            self._index = Bm25([tokens.words(text) for text in self.sentences])
        known = (self._index.frequency[word] for word in words)
        return sum(self._index.idf(times) for times in known if times) / 3


def _words(sentences: list[str]) -> list[set[str]]:
    return [set(tokens.words(text)) for text in sentences]


def best_pairs(strengths: np.ndarray, losses: np.ndarray, challenge: list[str], profile: list[str]) -> list[Pair]:
    """Return up to three pairs, the sentence that counts most first; at least one where both sides have any."""
    found: list[Pair] = []
    free = np.array(strengths, dtype=np.float64)
    least = TELLING * float(losses.max(initial=0))
    for column in np.argsort(-losses, kind="stable"):
        if not free.size or len(found) == SHOWN:
            break
        row = int(np.argmax(free[:, column]))
        value = float(free[row, column])
        if found and (losses[column] <= least or value < WEAK):
            continue
        found.append(Pair(challenge[row], profile[column], round(value, 2)))
        free[row, :] = -np.inf
    return found


def unanswered(strengths: np.ndarray, challenge: list[str]) -> list[str]:
    """Return the sentences of the challenge that no sentence of the profile comes near to."""
    if not strengths.size:
        return list(challenge)
    return [text for text, best in zip(challenge, strengths.max(axis=1), strict=True) if best < WEAK]
