"""Comparing the panel's decision with the ranking. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

OUTCOMES = ("adopted", "reserve", "not_adopted")
LAST = 10**6


@dataclass(frozen=True)
class Row:
    """One pitch: what the panel says, and the place by the published rule (None: no marks)."""

    pitch: str
    outcome: str
    place: int | None
    ranked: int | None


def deviating(rows: Iterable[Row]) -> set[str]:
    """Return the pitches that the panel puts before one the ranking puts before them: each needs a reason."""
    rows = [row for row in rows if row.outcome in OUTCOMES]
    return {row.pitch for row in rows if any(_overtakes(row, other) for other in rows)}


def _overtakes(row: Row, other: Row) -> bool:
    ranked_behind = (row.ranked or LAST) > (other.ranked or LAST)
    return ranked_behind and _standing(row) < _standing(other)


def _standing(row: Row) -> tuple[int, int]:
    return OUTCOMES.index(row.outcome), row.place or LAST


def quartiles(scores: dict) -> dict:
    """Return {key: 1 (best quarter) … 4} of {key: score}; equal scores share the better quarter, None is left out.

    With fewer than four scores a quarter would name single places, so nothing is returned.
    """
    known = {key: score for key, score in scores.items() if score is not None}
    if len(known) < 4:
        return {}
    better = {key: sum(other > score for other in known.values()) for key, score in known.items()}
    return {key: 1 + (4 * count) // len(known) for key, count in better.items()}
