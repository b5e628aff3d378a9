"""Words planted where somebody must not see them, and who may know each of them."""

import re
from dataclasses import dataclass, field

DIGITS = "bcdfghjlmn"
SHAPE = re.compile(f"zqx[{DIGITS}]{{3}}k", re.IGNORECASE)


def word(number: int) -> str:
    """Return the word of this number (0 to 999): letters only: no analysis cuts it, no page has it by chance.

    With figures in it, it would be found by its parts: a word, a number and a letter anywhere in a document.
    """
    return f"zqx{number:03d}k".translate(str.maketrans("0123456789", DIGITS))


UNKNOWN = word(999)
"""A word of the same form that was planted nowhere."""
STAGES = ("marking", "decided", "published")
"""Judges are marking; the decision is recorded and not published; the results are out."""


@dataclass(frozen=True)
class Canary:
    """A planted word, what it is, and who may know it at each stage."""

    word: str
    what: str
    readers: dict[str, frozenset[str]]


@dataclass
class Book:
    """All canaries of a world."""

    known: dict[str, Canary] = field(default_factory=dict)

    def plant(self, what: str, marking: set[str], decided: set[str] | None = None, published: set[str] | None = None):
        """Return a new word that only these may know; a stage that is left out (None) is as the one before."""
        planted = word(len(self.known))
        decided = marking if decided is None else decided
        published = decided if published is None else published
        sets = (frozenset(each) for each in (marking, decided, published))
        self.known[planted] = Canary(planted, what, dict(zip(STAGES, sets, strict=True)))
        return planted

    def number(self, value: int, what: str, readers: set[str]) -> None:
        """Plant a number, which may be written with commas."""
        self.known[str(value)] = Canary(str(value), what, dict.fromkeys(STAGES, frozenset(readers)))

    def told(self, text: str, reader: str, stage: str) -> set[str]:
        """Return what ``reader`` reads in ``text`` and must not know, in words."""
        return {each.what for each in self.found(text) if reader not in each.readers[stage]}

    def found(self, text: str) -> list[Canary]:
        """Return the canaries that stand in ``text``."""
        words = {each.lower() for each in SHAPE.findall(text)}
        plain = text.replace(",", "")
        words |= {each for each in self.known if each.isdigit() and each in plain}
        return [self.known[each] for each in sorted(words & self.known.keys())]

    def secrets_of(self, reader: str, stage: str) -> list[str]:
        """Return the words the reader must not know at this stage."""
        return [planted for planted, each in self.known.items() if reader not in each.readers[stage]]
