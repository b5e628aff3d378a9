"""An order of pitches and judges that follows from the marks alone.

Sums of floating point numbers depend on their order in the last digits, and so do draws. Pitches and judges are
therefore sorted by what was marked, never by what they are called: each gets a fingerprint of its marks, then one of
its marks and of those who gave or got them, and so on until no more can be told apart.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable
from hashlib import sha256

Row = tuple[Hashable, Hashable, tuple]
ALIKE_AT_MOST = 200
"""In larger events those that cannot be told apart by their marks are left in any order: no figure depends on it."""


def orders(rows: list[Row]) -> tuple[list, list]:
    """Return pitches and judges of ``rows`` (pitch, judge, marks) in an order independent of names and rows."""
    sides = [defaultdict(list), defaultdict(list)]
    for pitch, judge, marks in rows:
        sides[0][pitch].append((judge, str(marks)))
        sides[1][judge].append((pitch, str(marks)))
    colours = [dict.fromkeys(side, "") for side in sides]
    kinds = _refine(sides, colours)
    size = len(sides[0]) + len(sides[1])
    while kinds < size <= ALIKE_AT_MOST:
        _single_out(colours)
        kinds = _refine(sides, colours)
    pitches, judges = colours
    return (
        sorted(pitches, key=lambda one: (pitches[one], str(one))),
        sorted(judges, key=lambda one: (judges[one], str(one))),
    )


def _refine(sides: list, colours: list) -> int:
    """Refine the fingerprints until the number of different ones stands still, and return it."""
    kinds = 0
    while True:
        fresh = [{}, {}]
        for n in (0, 1):
            for one, found in sides[n].items():
                fresh[n][one] = _print(colours[n][one], [(colours[1 - n][other], marks) for other, marks in found])
        now = len(set(fresh[0].values())) + len(set(fresh[1].values()))
        if now == kinds:
            return kinds
        kinds = now
        colours[0].update(fresh[0])
        colours[1].update(fresh[1])


def _print(own: str, around: list) -> str:
    return sha256(repr((own, sorted(around))).encode()).hexdigest()


def _single_out(colours: list) -> None:
    """Tell one of several alike apart: which of them makes no difference to any figure."""
    for colour in colours:
        count = Counter(colour.values())
        shared = sorted(value for value, number in count.items() if number > 1)
        if shared:
            first = min((one for one, value in colour.items() if value == shared[0]), key=str)
            colour[first] = _print("first", [(shared[0], "")])
            return
