"""How the assignment stands now, after draws, conflicts and changes by hand: loads, pieces, links, expertise."""

from dataclasses import dataclass

import numpy as np

from pitches.rounds.enums import MARKING_ROLES
from pitches.rounds.models import Round
from pitches.rounds.queries import active_members, entrants

from .methods.seating.graph import pieces, severity_variance
from .queries import live_seats

WELL, WANTED = 0.25, 0.5


@dataclass(frozen=True)
class Standing:
    """Figures of the live seats. ``linked`` is well, fairly, weakly or apart."""

    seats: int
    lowest: int
    highest: int
    components: int
    variance: float | None
    linked: str


def standing(round_: Round) -> Standing | None:
    """Return the figures of the live seats, None where there are none."""
    judges = {pk: n for n, pk in enumerate(_keys(active_members(round_).filter(role__in=MARKING_ROLES)))}
    pitches = {pk: n for n, pk in enumerate(_keys(entrants(round_)))}
    pairs = [
        (judges[judge], pitches[pitch])
        for judge, pitch in live_seats(round_).order_by("pk").values_list("judge", "pitch")
        if judge in judges
    ]
    if not pairs:
        return None
    seats = np.zeros((len(judges), len(pitches)), bool)
    seats[tuple(np.transpose(pairs))] = True
    taken = seats[:, seats.any(0)]
    count = pieces(taken)[0]
    variance = severity_variance(taken) if count == 1 else None
    loads = seats.sum(1)
    return Standing(int(seats.sum()), int(loads.min()), int(loads.max()), count, variance, _word(variance))


def _word(variance: float | None) -> str:
    if variance is None:
        return "apart"
    return "well" if variance <= WELL else "fairly" if variance <= WANTED else "weakly"


def _keys(rows) -> list[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True))
