"""What does it bring to copy? Wording of a challenge is put into profiles, and their places compared."""

import random
from dataclasses import replace

import numpy as np

from challenges.matching.methods import chain, ranking
from challenges.matching.methods.collection import Collection
from challenges.matching.methods.stock import without_stock
from challenges.matching.methods.texts import split

from .evaluation import load

FIRST, PIECE = 3, 25


class Sides:
    """The second set with the best method; `place` puts words into one profile and tells where it then stands."""

    def __init__(self):
        challenges, solutions, self.grades = load("second")
        self.method = chain.best()
        self.asked = Collection(without_stock([row.text for row in challenges]))
        self.offered = Collection(without_stock([row.text for row in solutions])).encode(self.method.profile_vectors)

    def pairs(self, wanted) -> list[tuple[int, int]]:
        """Return rows and columns of the pairs whose grade (None: not judged) is wanted."""
        return [
            (row, column)
            for row, challenge in enumerate(self.asked.texts)
            for column, profile in enumerate(self.offered.texts)
            if self.grades[challenge.id].get(profile.id) == wanted
        ]

    def changed(self, column: int, words: str) -> Collection:
        """Return the profiles, one of them beginning with these words."""
        text = self.offered.texts[column]
        texts = [*self.offered.texts]
        texts[column] = replace(text, body=words + text.body)
        vectors = {part: rows.copy() for part, rows in self.offered.vectors.items()}
        for part, rows in Collection([texts[column]]).encode(self.method.profile_vectors).vectors.items():
            vectors[part][column] = rows[0]
        return Collection(texts, vectors)

    def place(self, offered: Collection, row: int, column: int, *, taken_back: bool = True) -> int:
        """Return the place of a profile in a challenge's list."""
        method = self.method if taken_back else replace(self.method, copied=0.0)
        scores = ranking.scores(method, self.asked, offered)[row]
        return int((scores > scores[column]).sum()) + 1


def strangers_first(tries: int = 60, seed: int = 1) -> tuple[float, float]:
    """Return how many strangers come among the first three by a challenge's title: nothing taken back, and as it is."""
    sides, found = Sides(), []
    for row, column in random.Random(seed).sample(sides.pairs(None), tries):
        offered = sides.changed(column, f"「{sides.asked.texts[row].title}」という課題に応えます。")
        found.append([sides.place(offered, row, column, taken_back=back) <= FIRST for back in (False, True)])
    return tuple(np.mean(found, axis=0).tolist())


def right_places() -> tuple[float, float]:
    """Return the mean place of the right profiles, and what it is when they take up what the challenge wants."""
    sides, found = Sides(), []
    for row, column in sides.pairs(3):
        wish = split(sides.asked.texts[row].body)[-1][:PIECE]
        offered = sides.changed(column, f"{wish}ことができます。")
        found.append([sides.place(one, row, column) for one in (sides.offered, offered)])
    return tuple(np.mean(found, axis=0).tolist())
