"""Declare conflicts of interest."""

from colab.core.access import Actor
from colab.core.lifecycle import NotAllowed, apply
from pitches.judging.enums import Conflict
from pitches.judging.hints import hints_for
from pitches.judging.queries import applicants
from pitches.rounds.models import Round
from pitches.rounds.queries import seated


def declare_conflicts(
    *, actor: Actor, round_: Round, conflicts: dict[str, str] | None = None, none_for: list[str] | None = None
) -> Round:
    """Declare, before the first read, with which applicants there is a conflict and with which there is none.

    ``conflicts``: organisation key → note. ``none_for``: keys without a conflict; all others on the list when left out.
    Seats at pitches of organisations with a conflict end. Raises ``Refused`` when an applicant is left unanswered.
    """
    member = seated(round_, actor)
    if member is None:
        raise NotAllowed
    conflicts = conflicts or {}
    if none_for is None:
        none_for = [row.key for row in applicants(round_) if row.key not in conflicts]
    answers = {key: {"kind": Conflict.NONE.value, "note": ""} for key in none_for}
    answers |= {key: {"kind": Conflict.CONFLICT.value, "note": note} for key, note in conflicts.items()}
    shown = hints_for(member, rows := list(applicants(round_)))
    hints = {row.key: [hint.value for hint in shown[row.pk]] for row in rows if row.pk in shown}
    return apply("declare", round_, actor=actor, member=member.key, answers=answers, hints=hints)
