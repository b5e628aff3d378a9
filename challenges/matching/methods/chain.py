"""The methods, best first, and which of them what is installed allows."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from . import encoders
from .bm25 import Bm25
from .collection import Collection
from .lsa import Lsa

Compare = Callable[[Collection, Collection], np.ndarray]
"""(challenges, profiles) → similarities, a row a challenge, a column a profile."""


def _vectors(asked: str, offered: str) -> Callable[[Collection, Collection], Compare]:
    return lambda _background, _profiles: lambda c, p: c.vectors[asked] @ p.vectors[offered].T


def _lsa(background: Collection, profiles: Collection) -> Compare:
    model = Lsa([*background.tokens, *profiles.tokens])
    known = model.project(profiles.tokens)
    return lambda c, p: model.project(c.tokens) @ (known if p is profiles else model.project(p.tokens)).T


def _words(background: Collection, profiles: Collection) -> Compare:
    index = Bm25(profiles.tokens)
    return lambda c, p: index.scores(c.tokens, None if p is profiles else p.tokens)


def _bigrams(background: Collection, profiles: Collection) -> Compare:
    index = Bm25(profiles.bigrams)
    return lambda c, p: index.scores(c.bigrams, None if p is profiles else p.bigrams)


@dataclass(frozen=True)
class Part:
    """One way to compare. `fit` learns from the challenges known so far and all profiles; `usual` is mean and deviation
    of the similarities between city texts that have nothing to do with each other."""

    fit: Callable[[Collection, Collection], Compare]
    weight: float
    usual: tuple[float, float]
    pair: tuple[str, str] | None = None
    """The vectors of challenge and profile it compares, where it does: an index of neighbours can bring candidates."""


@dataclass(frozen=True)
class Method:
    """Parts that are added up; the vectors it needs of challenges and of profiles; whether hubs are taken back; how
    many deviations a text gains that is the challenge's own wording from end to end: `copied.py` takes them back."""

    name: str
    version: int
    parts: tuple[Part, ...]
    challenge_vectors: tuple[str, ...]
    profile_vectors: tuple[str, ...]
    installed: Callable[[], bool]
    hubs: bool = True
    copied: float = 0.0

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The pairs of vectors that are compared."""
        return [part.pair for part in self.parts if part.pair]


def _dense(asked: str, offered: str, weight: float, usual: tuple[float, float]) -> Part:
    return Part(_vectors(asked, offered), weight, usual, (asked, offered))


USE = _dense("use", "use", 1.0, (0.20, 0.09))
DENSE_E5 = Method(
    "dense-e5",
    2,
    (_dense("e5q", "e5q", 1.0, (0.84, 0.016)), _dense("e5q", "e5p", 1.0, (0.83, 0.018)), USE),
    ("e5q", "use"),
    ("e5q", "e5p", "use"),
    lambda: encoders.has_e5() and encoders.has_use(),
    copied=9.0,
)
DENSE_USE = Method(
    "dense-use", 2, (USE, Part(_lsa, 0.5, (0.06, 0.11))), ("use",), ("use",), lambda: encoders.has_use(), copied=9.0
)  # fmt: skip
LEXICAL = Method("lexical", 1, (Part(_words, 1.0, (4.8, 6.2)),), (), (), lambda: True)
BIGRAM = Method("bigram", 1, (Part(_bigrams, 1.0, (10.0, 12.0)),), (), (), lambda: True, hubs=False)
CHAIN = (DENSE_E5, DENSE_USE, LEXICAL, BIGRAM)
BY_NAME = {method.name: method for method in CHAIN}


def installed() -> list[Method]:
    """Return the methods that can run here, best first."""
    return [method for method in CHAIN if method.installed()]


def best() -> Method:
    """Return the best method that can run here."""
    return installed()[0]
