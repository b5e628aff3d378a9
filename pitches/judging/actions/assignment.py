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
from pitches.judging.queries import conflict_pairs, live_seats
from pitches.rounds.enums import MARKING_ROLES
from pitches.rounds.models import Round
from pitches.rounds.queries import active_members, entrants


def draw_assignment(*, actor: Actor, round_: Round, seed: str = "") -> Round:
    """Draw who marks what, and write it down with its seed so that anybody can repeat the draw.

    Seats with a sheet already begun and seats set by hand stay as they are. Raises ``methods.assign.Impossible`` when a
    pitch has too few judges without a conflict, or ``Refused``; then nothing has changed.
    """
    seed = seed.strip() or secrets.token_hex(4)
    with transaction.atomic():
        instance = make_instance(round_)
        outcome = assign(instance, seed)
        return apply(
            "assign",
            round_,
            actor=actor,
            seed=seed,
            inputs=fingerprint(instance),
            pairs=[list(pair) for pair in outcome.pairs],
            figures=in_words(outcome.figures),
        )


def in_words(value: Any) -> Any:
    """Return figures as the ledger takes them: numbers with decimals as text."""
    if isinstance(value, dict):
        return {key: in_words(item) for key, item in value.items()}
    if isinstance(value, list):
        return [in_words(item) for item in value]
    return f"{value:.4f}" if isinstance(value, float) else value


def make_instance(round_: Round) -> Instance:
    """Return the round as the method takes it: judges and pitches by their keys."""
    judges = dict(active_members(round_).filter(role__in=MARKING_ROLES).order_by("pk").values_list("pk", "key"))
    pitches = dict(entrants(round_).values_list("pk", "key"))
    stays = Q(sheet__isnull=False) | ~Q(origin=Origin.DRAWN)
    fixed = live_seats(round_).filter(stays).order_by("pk").values_list("judge", "pitch")
    return Instance(
        pitches=sorted(pitches.values()),
        judges=sorted(judges.values()),
        per_pitch=round_.judges_per_pitch,
        conflicts=frozenset((judges[j], pitches[p]) for j, p in conflict_pairs(round_) if j in judges),
        fixed=frozenset((judges[j], pitches[p]) for j, p in fixed if j in judges),
    )


def fingerprint(instance: Instance) -> str:
    """Return the SHA-256 of all that the draw was made from, except the seed."""
    return digest(
        {
            "pitches": instance.pitches,
            "judges": instance.judges,
            "per_pitch": instance.per_pitch,
            "conflicts": sorted(map(list, instance.conflicts)),
            "fixed": sorted(map(list, instance.fixed)),
        }
    )
