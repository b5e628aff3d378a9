"""What is assigned, what comes out, and why it may be impossible."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

METHOD = "flow-link-1"
"""Version of the method; kept with each draw, so that it can be repeated."""

Pair = tuple[Hashable, Hashable]


class BadInstance(ValueError):
    """The instance contradicts itself or names what it does not hold; ``problems`` are English sentences."""

    def __init__(self, problems: Sequence[str]):
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True)
class Reason:
    """One reason why no assignment exists: a code, who it concerns, and two numbers (wanted, available)."""

    code: str
    ids: tuple = ()
    wanted: int = 0
    available: int = 0

    def __str__(self):
        ids = ", ".join(map(str, self.ids[:10])) + (" …" if len(self.ids) > 10 else "")
        return WORDS[self.code].format(ids=ids, wanted=self.wanted, available=self.available)


WORDS = {
    "no_pitches": "There is no pitch to assign.",
    "no_judges": "There is no judge to assign.",
    "too_few_judges": "Pitch {ids} needs {wanted} judges, but only {available} have no conflict with it.",
    "load_too_small": "{wanted} seats are needed, but the highest load lets all judges together take only {available}.",
    "load_too_large": "The lowest load asks for {wanted} seats in total, but only {available} are needed.",
    "too_few_pitches": "Judge {ids} must take {wanted} pitches, but has no conflict with only {available}.",
    "crowded": "Pitches {ids} together need {wanted} seats; the judges without a conflict can take only {available}.",
    "starved": "Judges {ids} together must take {wanted} seats; pitches they may judge offer only {available}.",
}


class Impossible(ValueError):
    """No assignment exists; ``reasons`` say why."""

    def __init__(self, reasons: Sequence[Reason]):
        self.reasons = list(reasons)
        super().__init__("\n".join(map(str, self.reasons)))

    @property
    def short(self) -> dict:
        """Each pitch that has too few judges → the number it could get."""
        return {one.ids[0]: one.available for one in self.reasons if one.code == "too_few_judges"}


@dataclass(frozen=True)
class Instance:
    """What is to be assigned. ``conflicts`` and ``fixed`` are (judge, pitch); fixed seats stay as they are.

    ``load``: lowest and highest number of pitches a judge; None makes the loads as even as they can be.
    ``expertise``: judge → pitch → 0 to 1; what is not said counts as 0.
    """

    pitches: Sequence
    judges: Sequence
    per_pitch: int
    conflicts: frozenset[Pair] = frozenset()
    fixed: frozenset[Pair] = frozenset()
    load: tuple[int, int] | None = None
    expertise: Mapping = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """The pairs (judge, pitch) in order, and the figures that explain them."""

    pairs: list[Pair]
    figures: dict = field(default_factory=dict)
