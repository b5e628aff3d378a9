"""Guards: conditions on a verb, each with the rule in words, its article where it has one, and what to do next."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .move import Move


class Level(StrEnum):
    """How hard a guard is."""

    RULE = "rule"
    """A rule of the platform: refuses."""
    STATUTE = "statute"
    """A rule of statute: refuses, naming the article."""
    PRACTICE = "practice"
    """A body's practice: warns, and goes on with authority and reason."""


@dataclass(frozen=True)
class Guard:
    """A condition. ``check`` gets the move and says whether the condition holds."""

    id: str
    text: Any
    check: Callable[["Move"], bool]
    next_step: Any = ""
    level: Level = Level.RULE
    article: Any = ""
    asks_facts: bool = False
    """Judges facts that only the sent form holds: not asked before that."""
    refused: Any = ""
    """What to say when it does not hold, where the condition in words would mislead."""
    found: Callable[["Move"], Any] | None = None
    """What the check went by, in words: the evidence where it holds, the why where it does not. For officers only."""

    def found_words(self, move: "Move") -> str:
        """Return what the check goes by now, in the language of the reader; "" where the guard does not say."""
        return str(self.found(move)) if self.found else ""


@dataclass(frozen=True)
class GuardResult:
    """A guard and how it stood."""

    guard: Guard
    passed: bool
    found: str = ""


def guard(
    id: str,
    text: Any,
    *,
    next_step: Any = "",
    level: Level = Level.RULE,
    article: Any = "",
    asks_facts: bool = False,
    refused: Any = "",
    found: Callable[["Move"], Any] | None = None,
):
    """Turn the decorated check into a ``Guard``."""

    def make(check: Callable[["Move"], bool]) -> Guard:
        return Guard(
            id=id,
            text=text,
            check=check,
            next_step=next_step,
            level=level,
            article=article,
            asks_facts=asks_facts,
            refused=refused,
            found=found,
        )

    return make
