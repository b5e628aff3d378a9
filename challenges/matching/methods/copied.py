"""Wording that a profile has in common with a challenge, letter by letter.

It says that somebody read the challenge, not that they answer it: whoever copies its title comes near to it by any
measure of likeness, whatever they sell.
"""

from dataclasses import dataclass

import numpy as np

from colab.core.search.analysis import fold

from .texts import MAX_BODY, MAX_TITLE, Text

RUN = 4
"""Letters of a run. Shorter ones stand in any two texts."""
FREE = 5
"""So many runs in common are no copying: two texts about the same thing meet in a phrase."""
HIRAGANA = (0x3041, 0x3096)


def wording(text: Text) -> tuple[np.ndarray, int]:
    """Return the runs of a title and body as numbers, and how many runs there are in all.

    Only runs of Hiragana and something else are wording: names and terms (all of one script) may be shared by anybody.
    Tags and constraints are left out: to take up a constraint in its own words is an answer.
    """
    folded = fold(f"{text.title[:MAX_TITLE]}\n{text.body[:MAX_BODY]}")
    codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < RUN:
        return np.zeros(0, dtype=np.uint64), 0
    letters = _in_each_run(np.array([char.isalnum() for char in folded]))
    hiragana = _in_each_run((codes >= HIRAGANA[0]) & (codes <= HIRAGANA[1]))
    unbroken = letters == RUN
    keys = np.zeros(len(unbroken), dtype=np.uint64)
    for place in range(RUN):
        keys = (keys << np.uint64(16)) | (codes[place : place + len(keys)] & np.uint64(0xFFFF))
    return keys[unbroken & (hiragana > 0) & (hiragana < RUN)], int(unbroken.sum())


def _in_each_run(marks: np.ndarray) -> np.ndarray:
    return np.convolve(marks.astype(np.int64), np.ones(RUN, dtype=np.int64), "valid")


@dataclass(frozen=True)
class Wordings:
    """The wording of many texts, sorted, each run with the number of the text it stands in."""

    keys: np.ndarray
    owners: np.ndarray
    sizes: np.ndarray
    each: list[np.ndarray]

    @classmethod
    def of(cls, texts: list[Text]) -> "Wordings":
        """Read the texts."""
        found = [wording(text) for text in texts]
        each = [keys for keys, _size in found]
        keys = np.concatenate([np.zeros(0, dtype=np.uint64), *each])
        owners = np.repeat(np.arange(len(each)), [len(own) for own in each])
        order = np.argsort(keys, kind="stable")
        return cls(keys[order], owners[order], np.maximum([size for _keys, size in found], 1), each)

    def shares(self, challenges: "Wordings") -> np.ndarray:
        """Return how much of each text (0 to 1) is copied from each challenge: a row a challenge."""
        found = np.zeros((len(challenges.each), len(self.each)), dtype=np.float32)
        for row, asked in enumerate(challenges.each):
            wanted = np.unique(asked)
            first, last = np.searchsorted(self.keys, wanted, "left"), np.searchsorted(self.keys, wanted, "right")
            for start, end in zip(first[last > first], last[last > first], strict=True):
                np.add.at(found[row], self.owners[start:end], 1)
        return np.maximum(found - FREE, 0) / self.sizes.astype(np.float32)
