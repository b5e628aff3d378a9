"""Words planted where somebody must not see them, and who may know each of them."""

import re
from dataclasses import dataclass, field

FORM = "zqx{:03d}k"
"""One word of letters and digits: no analysis of Japanese cuts it, no page holds it by chance."""
UNKNOWN = FORM.format(999)
"""A word of the same form that was planted nowhere."""
SHAPE = re.compile(r"zqx(\d{3})k", re.IGNORECASE)
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
        word = FORM.format(len(self.known))
        decided = marking if decided is None else decided
        published = decided if published is None else published
        sets = (frozenset(each) for each in (marking, decided, published))
        self.known[word] = Canary(word, what, dict(zip(STAGES, sets, strict=True)))
        return word

    def number(self, value: int, what: str, readers: set[str]) -> None:
        """Plant a number, which may be written with commas."""
        self.known[str(value)] = Canary(str(value), what, dict.fromkeys(STAGES, frozenset(readers)))

    def told(self, text: str, reader: str, stage: str) -> set[str]:
        """Return what ``reader`` reads in ``text`` and must not know, in words."""
        return {each.what for each in self.found(text) if reader not in each.readers[stage]}

    def found(self, text: str) -> list[Canary]:
        """Return the canaries that stand in ``text``."""
        words = {FORM.format(int(number)) for number in SHAPE.findall(text)}
        plain = text.replace(",", "")
        words |= {word for word in self.known if word.isdigit() and word in plain}
        return [self.known[word] for word in sorted(words & self.known.keys())]

    def secrets_of(self, reader: str, stage: str) -> list[str]:
        """Return the words the reader must not know at this stage."""
        return [word for word, each in self.known.items() if reader not in each.readers[stage]]
