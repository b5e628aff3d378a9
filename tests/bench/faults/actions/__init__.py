"""What people do: each action is done until it is acknowledged, and written into the diary then."""

import random
from collections.abc import Callable

from tests.bench.faults.actions import marks, office, pitches, reading, seats, talk
from tests.bench.faults.people import Stage

Action = Callable[[Stage, random.Random], None]
DECK: dict[str, tuple[int, Action]] = {
    "pitch handed in": (20, pitches.hand_in),
    "draft saved": (10, pitches.save_draft),
    "marks saved": (22, marks.save),
    "sheet locked or opened": (8, marks.lock_or_open),
    "seat registered": (8, seats.register),
    "seat paid": (8, seats.pay),
    "late money": (3, seats.arrive),
    "question asked": (4, talk.ask),
    "question answered": (3, office.answer),
    "challenge corrected": (3, office.correct),
    "message written": (5, talk.write),
    "page read": (6, reading.read),
}


def shuffled(count: int, chance: random.Random) -> list[str]:
    """Return ``count`` kinds of action in the shares of the deck."""
    weights = [weight for weight, _action in DECK.values()]
    whole = sum(weights)
    kinds = [kind for kind, (weight, _a) in DECK.items() for _n in range(count * weight // whole)]
    kinds += chance.choices(list(DECK), weights, k=count - len(kinds))
    chance.shuffle(kinds)
    return kinds
