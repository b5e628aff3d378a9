"""Who marks what: balanced, free of conflicts, in one piece. Pure: ids in, pairs out, nothing of the database.

The seats are dealt in an order drawn from the seed, each to the allowed judge with the fewest pitches. Then chains of
exchanges even out the loads until no chain makes them more even, and swaps that keep every load join what is still
in separate pieces: judges who share no pitch, directly or through others, cannot be compared.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

METHOD = "balanced-1"
"""Version of the method; kept with each draw, so that it can be repeated."""

Pair = tuple[Hashable, Hashable]


class Impossible(ValueError):
    """No assignment exists; ``short`` maps each pitch to the number of judges it could get."""

    def __init__(self, short: dict):
        self.short = short
        super().__init__("too few judges without a conflict")


@dataclass(frozen=True)
class Instance:
    """What is to be assigned. ``conflicts`` and ``fixed`` are (judge, pitch); fixed seats stay as they are."""

    pitches: Sequence
    judges: Sequence
    per_pitch: int
    conflicts: frozenset[Pair] = frozenset()
    fixed: frozenset[Pair] = frozenset()


@dataclass(frozen=True)
class Outcome:
    """The pairs (judge, pitch) in order, and the figures that explain them."""

    pairs: list[Pair]
    figures: dict = field(default_factory=dict)


def assign(instance: Instance, seed: str) -> Outcome:
    """Return an assignment of ``instance``; the same seed and instance always give the same one.

    Raises ``Impossible`` when a pitch has fewer judges without a conflict than it needs.
    """
    table = _Table(instance)
    table.check()
    draw = Random(str(seed))  # noqa: S311 - a published lot, not a secret
    table.deal(draw)
    table.even_out()
    table.join(draw)
    order = sorted(table.pairs(), key=lambda pair: (str(pair[1]), str(pair[0])))
    return Outcome(order, table.figures())


class _Table:
    """The seats while they are being dealt."""

    def __init__(self, instance: Instance):
        self.i = instance
        self.judges = sorted(set(instance.judges), key=str)
        self.pitches = sorted(set(instance.pitches), key=str)
        self.of_pitch: dict = {pitch: set() for pitch in self.pitches}
        self.of_judge: dict = {judge: set() for judge in self.judges}
        for judge, pitch in instance.fixed:
            if judge in self.of_judge and pitch in self.of_pitch:
                self.seat(judge, pitch)

    def seat(self, judge, pitch) -> None:
        self.of_pitch[pitch].add(judge)
        self.of_judge[judge].add(pitch)

    def unseat(self, judge, pitch) -> None:
        self.of_pitch[pitch].discard(judge)
        self.of_judge[judge].discard(pitch)

    def free(self, judge, pitch) -> bool:
        return judge not in self.of_pitch[pitch] and (judge, pitch) not in self.i.conflicts

    def movable(self, judge, pitch) -> bool:
        return (judge, pitch) not in self.i.fixed

    def pairs(self) -> Iterable[Pair]:
        return [(judge, pitch) for pitch in self.pitches for judge in sorted(self.of_pitch[pitch], key=str)]

    def check(self) -> None:
        allowed = {
            pitch: sum(1 for judge in self.judges if (judge, pitch) not in self.i.conflicts) for pitch in self.pitches
        }
        short = {pitch: count for pitch, count in allowed.items() if count < self.i.per_pitch}
        if short:
            raise Impossible(short)

    def deal(self, draw: Random) -> None:
        pitches = list(self.pitches)
        draw.shuffle(pitches)
        luck = {judge: draw.random() for judge in self.judges}
        for pitch in sorted(pitches, key=lambda p: sum((j, p) not in self.i.conflicts for j in self.judges)):
            while len(self.of_pitch[pitch]) < self.i.per_pitch:
                options = [judge for judge in self.judges if self.free(judge, pitch)]
                self.seat(min(options, key=lambda j: (len(self.of_judge[j]), luck[j])), pitch)
                luck = {judge: draw.random() for judge in self.judges}

    def even_out(self) -> None:
        """Move seats along chains from the busiest judges to the least busy, until no chain helps."""
        while True:
            busiest = sorted(self.judges, key=lambda j: (-len(self.of_judge[j]), str(j)))
            if not any(self._relieve(judge) for judge in busiest):
                return

    def _relieve(self, start) -> bool:
        came: dict = {start: None}
        queue = deque([start])
        while queue:
            judge = queue.popleft()
            for pitch in sorted(self.of_judge[judge], key=str):
                if not self.movable(judge, pitch):
                    continue
                for other in self.judges:
                    if other in came or not self.free(other, pitch):
                        continue
                    came[other] = (judge, pitch)
                    if len(self.of_judge[other]) <= len(self.of_judge[start]) - 2:
                        self._pass_along(other, came)
                        return True
                    queue.append(other)
        return False

    def _pass_along(self, last, came: dict) -> None:
        while came[last] is not None:
            giver, pitch = came[last]
            self.unseat(giver, pitch)
            self.seat(last, pitch)
            last = giver

    def join(self, draw: Random) -> None:
        """Swap two seats between pieces, as long as that leaves fewer pieces."""
        while len(pieces := self.pieces()) > 1 and self._swap(pieces, draw):
            pass

    def _swap(self, pieces: list[set], draw: Random) -> bool:
        seats = [pair for pair in self.pairs() if self.movable(*pair)]
        draw.shuffle(seats)
        home = {member: number for number, piece in enumerate(pieces) for member in piece}
        for number, (judge, pitch) in enumerate(seats):
            for other, second in seats[number + 1 :]:
                if home["j", judge] == home["j", other]:
                    continue
                if not (self.free(judge, second) and self.free(other, pitch)):
                    continue
                self._exchange(judge, pitch, other, second)
                if len(self.pieces()) < len(pieces):
                    return True
                self._exchange(judge, second, other, pitch)
        return False

    def _exchange(self, judge, pitch, other, second) -> None:
        self.unseat(judge, pitch)
        self.unseat(other, second)
        self.seat(judge, second)
        self.seat(other, pitch)

    def pieces(self) -> list[set]:
        """Return the connected pieces of judges and pitches; judges without a pitch are left out."""
        left = {("p", pitch) for pitch in self.pitches} | {("j", j) for j in self.judges if self.of_judge[j]}
        found = []
        while left:
            piece, queue = set(), [min(left, key=str)]
            while queue:
                kind, member = node = queue.pop()
                if node in piece:
                    continue
                piece.add(node)
                near = self.of_pitch[member] if kind == "p" else self.of_judge[member]
                queue.extend(("j" if kind == "p" else "p", other) for other in near)
            left -= piece
            found.append(piece)
        return found

    def figures(self) -> dict:
        loads = defaultdict(int)
        for judge in self.judges:
            loads[len(self.of_judge[judge])] += 1
        sizes = [len(self.of_judge[judge]) for judge in self.judges] or [0]
        marks = [len(seats) for seats in self.of_pitch.values()] or [0]
        return {
            "method": METHOD,
            "pitches": len(self.pitches),
            "judges": len(self.judges),
            "seats": sum(marks),
            "per_pitch": {"lowest": min(marks), "highest": max(marks)},
            "loads": {"lowest": min(sizes), "highest": max(sizes)},
            "judges_by_load": {str(load): count for load, count in sorted(loads.items())},
            "components": len(self.pieces()),
            "conflicts": sum(1 for j, p in self.i.conflicts if j in self.of_judge and p in self.of_pitch),
            "fixed": sum(1 for j, p in self.i.fixed if j in self.of_judge and p in self.of_pitch),
        }
