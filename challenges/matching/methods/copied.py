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


LETTERS = np.array([chr(code).isalnum() for code in range(1 << 16)])


def _runs(folded: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return all runs of a text as numbers, which of them are unbroken by marks, and which of these are wording.

    Only runs of Hiragana and something else are wording: names and terms (all of one script) may be shared by anybody.
    """
    codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    codes &= np.uint64(0xFFFF)
    count = len(codes) - RUN + 1
    keys = np.zeros(count, dtype=np.uint64)
    for place in range(RUN):
        keys = (keys << np.uint64(16)) | codes[place : place + count]
    unbroken = _in_each_run(LETTERS[codes]) == RUN
    hiragana = _in_each_run((codes >= HIRAGANA[0]) & (codes <= HIRAGANA[1]))
    return keys, unbroken, unbroken & (hiragana > 0) & (hiragana < RUN)


def _in_each_run(marks: np.ndarray) -> np.ndarray:
    return np.convolve(marks.astype(np.int64), np.ones(RUN, dtype=np.int64), "valid")


@dataclass(frozen=True)
class Wordings:
    """The wording of many texts: runs sorted, the text each stands in, how many runs a text has, runs by text."""

    keys: np.ndarray
    owners: np.ndarray
    sizes: np.ndarray
    each: list[np.ndarray]

    @classmethod
    def of(cls, texts: list[Text]) -> "Wordings":
        """Read titles and bodies; not tags and constraints: to take up a constraint in its own words is an answer."""
        if not texts:
            return cls(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=int), np.zeros(0, dtype=int), [])
        # The ends break runs, so that all texts can be read in one go.
        folded = [fold(f"{text.title[:MAX_TITLE]}\n{text.body[:MAX_BODY]}") + "\n" * RUN for text in texts]
        keys, unbroken, wording = _runs("".join([*folded, "\n" * (RUN - 1)]))
        owners = np.repeat(np.arange(len(texts)), [len(text) for text in folded])
        sizes = np.bincount(owners[unbroken], minlength=len(texts))
        keys, owners = keys[wording], owners[wording]
        each = np.split(keys, np.searchsorted(owners, np.arange(1, len(texts))))
        order = np.argsort(keys, kind="stable")
        return cls(keys[order], owners[order], np.maximum(sizes, 1), each)

    def shares(self, challenges: "Wordings") -> np.ndarray:
        """Return how much of each text (0 to 1) is copied from each challenge: a row a challenge."""
        found = np.zeros((len(challenges.each), len(self.each)), dtype=np.float32)
        for row, asked in enumerate(challenges.each):
            wanted = np.unique(asked)
            first, last = np.searchsorted(self.keys, wanted, "left"), np.searchsorted(self.keys, wanted, "right")
            for start, end in zip(first[last > first], last[last > first], strict=True):
                np.add.at(found[row], self.owners[start:end], 1)
        return np.maximum(found - FREE, 0) / self.sizes.astype(np.float32)
