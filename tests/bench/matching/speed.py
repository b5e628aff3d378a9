"""How long a search among stored vectors takes."""

import time

import numpy as np

from challenges.matching.methods.chain import DENSE_E5
from challenges.matching.methods.collection import Collection
from challenges.matching.methods.index import Index
from challenges.matching.methods.ranking import best_challenges, best_profiles
from challenges.matching.methods.texts import Text

SEARCHES = 200


def search_times(profiles: int, challenges: int = 200, seed: int = 1) -> tuple[float, float]:
    """Return p50 and p95 of 200 searches in milliseconds, both ways, on random unit vectors of the encoders' sizes."""
    rng = np.random.default_rng(seed)
    index = Index(DENSE_E5, _collection(rng, profiles), _collection(rng, challenges))
    taken = []
    for number in range(SEARCHES):
        one = _collection(rng, 1)
        start = time.perf_counter()
        if number % 2:
            best_profiles(index.profiles_for(one), 10)
        else:
            best_challenges(index.challenges_for(one), 10)
        taken.append((time.perf_counter() - start) * 1000)
    return float(np.percentile(taken, 50)), float(np.percentile(taken, 95))


def _collection(rng: np.random.Generator, count: int) -> Collection:
    sizes = {"e5q": 384, "e5p": 384, "use": 512}
    found = {part: rng.standard_normal((count, size)).astype(np.float32) for part, size in sizes.items()}
    units = {part: rows / np.linalg.norm(rows, axis=1, keepdims=True) for part, rows in found.items()}
    return Collection([Text(str(number), "", "") for number in range(count)], units)
