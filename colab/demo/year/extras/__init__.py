"""What stands beside the roads: solutions, talk, events, certifications without a pilot, purchases, news."""

from collections.abc import Callable
from typing import Any

from . import (
    certifications,
    contracts,
    editorial,
    events,
    fees,
    matching,
    odd_ends,
    payments,
    pilots,
    reuse,
    sponsors,
    talk,
    teams,
)

PARTS: list[tuple[str, Callable[[Any], None]]] = [
    ("solutions and organisations", teams.live),
    ("questions, briefings, corrections", talk.live),
    ("events", events.live),
    ("payments", payments.live),
    ("pilots without a challenge", pilots.live),
    ("certifications without a pilot", certifications.live),
    ("purchases", contracts.live),
    ("reuse by others", reuse.live),
    ("odd ends", odd_ends.live),
    ("teams that left", teams.leave),
    ("fees for applications", fees.live),
    ("sponsors", sponsors.live),
    ("matching", matching.live),
    ("news", editorial.live),
]


def live_extras(year: Any, say: Callable[[str], None]) -> None:
    """Add what makes the year complete."""
    for name, part in PARTS:
        part(year)
        say(name)
