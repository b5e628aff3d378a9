"""Draw the assignment of a round."""

import secrets
from typing import Any

from django.db import transaction
from django.db.models import Q

from colab.core.access import Actor
from colab.core.ledger.canonical import digest
from colab.core.lifecycle import apply
from pitches.judging.enums import Origin
from pitches.judging.methods.assign import Instance, assign
from pitches.judging.queries import conflict_pairs, expertise_of, live_seats
from pitches.rounds.enums import MARKING_ROLES
from pitches.rounds.models import Round
from pitches.rounds.queries import active_members, entrants


def draw_assignment(
    *, actor: Actor, round_: Round, seed: str = "", load: tuple[int, int] | None = None, keep_all: bool = False
) -> Round:
    """Draw who marks what, and write it down with its seed so that anybody can repeat the draw.

    ``load``: lowest and highest number of pitches a judge, even loads when None. Seats with a sheet already begun and
    seats set by hand stay as they are; with ``keep_all`` all present seats stay and only gaps are filled. Raises
    ``methods.assign.Impossible`` when no assignment exists, or ``Refused``; then nothing has changed.
    """
    seed = seed.strip() or secrets.token_hex(4)
    with transaction.atomic():
        instance = make_instance(round_, load=load, keep_all=keep_all)
        outcome = assign(instance, seed)
        return apply(
            "assign",
            round_,
            actor=actor,
            seed=seed,
            inputs=fingerprint(instance),
            pairs=[list(pair) for pair in outcome.pairs],
            figures=in_words(outcome.figures) | {"load": list(load) if load else None},
        )


def in_words(value: Any) -> Any:
    """Return figures as the ledger takes them: numbers with decimals as text."""
    if isinstance(value, dict):
        return {key: in_words(item) for key, item in value.items()}
    if isinstance(value, list):
        return [in_words(item) for item in value]
    return f"{value:.4f}" if isinstance(value, float) else value


def make_instance(round_: Round, *, load: tuple[int, int] | None = None, keep_all: bool = False) -> Instance:
    """Return the round as the method takes it: judges and pitches by their keys."""
    judges = dict(active_members(round_).filter(role__in=MARKING_ROLES).order_by("pk").values_list("pk", "key"))
    pitches = dict(entrants(round_).values_list("pk", "key"))
    stays = Q() if keep_all else Q(sheet__isnull=False) | ~Q(origin=Origin.DRAWN)
    fixed = live_seats(round_).filter(stays).order_by("pk").values_list("judge", "pitch")
    conflicts = frozenset((judges[j], pitches[p]) for j, p in conflict_pairs(round_) if j in judges)
    known = expertise_of(round_)
    return Instance(
        pitches=sorted(pitches.values()),
        judges=sorted(judges.values()),
        per_pitch=round_.judges_per_pitch,
        conflicts=conflicts,
        fixed=frozenset((judges[j], pitches[p]) for j, p in fixed if j in judges) - conflicts,
        load=load,
        expertise={judge: _shares(line) for judge, line in sorted(known.items()) if judge in judges.values()},
    )


def _shares(line: dict[str, int]) -> dict[str, float]:
    return {pitch: value / 100 for pitch, value in sorted(line.items())}


def fingerprint(instance: Instance) -> str:
    """Return the SHA-256 of all that the draw was made from, except the seed."""
    return digest(as_data(instance))


def as_data(instance: Instance, *, numbers: bool = False) -> dict:
    """Return an instance as docs/assignment.md writes it; expertise as text unless ``numbers``."""
    return {
        "pitches": list(instance.pitches),
        "judges": list(instance.judges),
        "per_pitch": instance.per_pitch,
        "load": list(instance.load) if instance.load else None,
        "conflicts": sorted(map(list, instance.conflicts)),
        "fixed": sorted(map(list, instance.fixed)),
        "expertise": {
            judge: {pitch: value if numbers else f"{value:.2f}" for pitch, value in line.items()}
            for judge, line in instance.expertise.items()
        },
    }
