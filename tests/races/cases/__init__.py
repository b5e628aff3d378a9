"""One race for each lock of the code: two calls, the statement before which they meet, and what must come of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

RACES: list["Race"] = []


@dataclass(frozen=True)
class Race:
    """Two calls that a lock keeps apart.

    place: where the lock is taken, as ``path::function``. before: the statement (a pattern) at which each waits for the
    other. prepare: makes the rows and returns (the two calls, a function that tells what came of their results, what
    it must tell). passes: the second call goes through as a whole while the first waits. saved_by: what still gives the
    right end where the lock is off, or nothing.
    """

    name: str
    place: str
    before: str
    prepare: Callable[[], tuple[list[Callable], Callable[[list], Any], Any]]
    passes: bool = False
    saved_by: str = ""


def race(place: str, before: str, *, passes: bool = False, saved_by: str = "") -> Callable:
    """Register a function that prepares a race."""

    def register(prepare):
        RACES.append(Race(prepare.__name__, place, before, prepare, passes, saved_by))
        return prepare

    return register


def told(results: list) -> list[str]:
    """Return "done" or the code of the refusal, or the name of the fault, of each call, sorted."""
    return sorted(
        getattr(result, "code", type(result).__name__) if isinstance(result, Exception) else "done"
        for result in results
    )


from . import core, pilots, pitches  # noqa: E402, F401 - they register their races
