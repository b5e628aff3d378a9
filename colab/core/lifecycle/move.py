"""A move: one verb on one subject, from the question to the entry in the ledger."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from colab.core import clock
from colab.core.access import Actor


@dataclass(frozen=True)
class Override:
    """On whose authority, and why, a body's practice was not followed."""

    authority: str
    reason: str


@dataclass
class Move:
    """What guards, effects and consequences are given."""

    verb: str
    subject: Any
    actor: Actor
    facts: dict[str, Any] = field(default_factory=dict)
    now: datetime = field(default_factory=clock.now)
    today: date = field(default_factory=clock.today)
    override: Override | None = None
    recorded: Any = None
    """The confirmed record of a fact done elsewhere, if it is one (law.RecordedFact)."""
    group: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    private: dict[str, Any] = field(default_factory=dict)
    source: str = ""
    target: str = ""
    locked: list[Any] = field(default_factory=list)
    _afterwards: list[Callable[[], None]] = field(default_factory=list)

    @property
    def fact_on(self) -> date:
        """The day of the fact: today, or the day it happened elsewhere. Legal guards judge by this day."""
        return self.recorded.fact_on if self.recorded else self.today

    def after(self, function: Callable[[], None]) -> None:
        """Run ``function`` at the end of the same transaction (to queue notices, above all)."""
        self._afterwards.append(function)

    def run_afterwards(self) -> None:
        """Run what was put by with ``after``."""
        for function in self._afterwards:
            function()
