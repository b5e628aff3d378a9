"""How long a search among stored vectors takes."""

import time

import numpy as np

from challenges.matching.methods.chain import DENSE_E5
from challenges.matching.methods.collection import Collection
from challenges.matching.methods.index import Index
from challenges.matching.methods.ranking import best_challenges, best_profiles
from challenges.matching.methods.texts import Text

from .evaluation import load

SEARCHES = 200


def search_times(profiles: int, challenges: int = 200, seed: int = 1) -> tuple[float, float]:
    """Return p50 and p95 of 200 searches (ms), both ways: random unit vectors, sentences of the first set."""
    rng = np.random.default_rng(seed)
    rows = load()
    asked, offered = ([sentence for row in side for sentence in row.text.statements] for side in rows[:2])
    index = Index(DENSE_E5, _collection(rng, profiles, offered), _collection(rng, challenges, asked))
    taken = []
    for number in range(SEARCHES):
        one = _collection(rng, 1, offered if number % 2 == 0 else asked)
        start = time.perf_counter()
        if number % 2:
            best_profiles(index.profiles_for(one), 10)
        else:
            best_challenges(index.challenges_for(one), 10)
        taken.append((time.perf_counter() - start) * 1000)
    return float(np.percentile(taken, 50)), float(np.percentile(taken, 95))


def _collection(rng: np.random.Generator, count: int, sentences: list[str]) -> Collection:
    sizes = {"e5q": 384, "e5p": 384, "use": 512}
    found = {part: rng.standard_normal((count, size)).astype(np.float32) for part, size in sizes.items()}
    units = {part: rows / np.linalg.norm(rows, axis=1, keepdims=True) for part, rows in found.items()}
    bodies = ["".join(rng.choice(sentences, 6)) for _ in range(count)]
    return Collection([Text(str(number), "", body) for number, body in enumerate(bodies)], units)
