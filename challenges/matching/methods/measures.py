"""How good a list is: nDCG, recall, reciprocal rank."""

from collections.abc import Mapping, Sequence
from math import log2

RELEVANT = 2
"""From this grade on (0 to 3) a profile answers at least a good part."""


def ndcg(order: Sequence[str], grades: Mapping[str, int], k: int = 10) -> float:
    """Return the normalised discounted gain (2^grade − 1) of the first k; unlisted ids count 0."""
    ideal = sorted(grades.values(), reverse=True)[:k]
    best = _gain(ideal)
    return _gain([grades.get(found, 0) for found in order[:k]]) / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, start=1))


def recall(order: Sequence[str], grades: Mapping[str, int], k: int = 10) -> float:
    """Return the share of the relevant ones that stand among the first k."""
    wanted = {found for found, grade in grades.items() if grade >= RELEVANT}
    return len(wanted & set(order[:k])) / len(wanted) if wanted else 0.0


def reciprocal_rank(order: Sequence[str], wanted: set[str]) -> float:
    """Return 1 / place of the first wanted one, 0 when none is there."""
    return next((1 / place for place, found in enumerate(order, start=1) if found in wanted), 0.0)
