"""Enter a judge's sheet from paper, as one of two officers."""

from datetime import date

from colab.core.access import Actor
from colab.core.lifecycle import apply
from pitches.judging.enums import Conflict
from pitches.judging.models import Assignment
from pitches.rounds.models import PanelMember, Round
from pitches.rounds.queries import newest_rubric


def enter_paper(
    *,
    actor: Actor,
    assignment: Assignment,
    marks: dict[int, int | None],
    abstained: bool = False,
    for_team: str = "",
    for_panel: str = "",
) -> Round:
    """Keep what the officer read; marks by the order of the criteria, None where the paper has none.

    The second officer's entry makes the sheet when it is alike. Raises ``Refused`` for a third officer, for a judge
    who has not declared, for a sheet begun on a device, and for marks outside the scale; then nothing has changed.
    """
    rubric = newest_rubric(assignment.round)
    words = {"marks": {str(k): v for k, v in marks.items()}, "abstained": abstained}
    words |= {"for_team": for_team, "for_panel": for_panel}
    facts = {"member": assignment.judge.key, "pitch": assignment.pitch.key, "rubric": rubric.version if rubric else 0}
    return apply("enter_paper", assignment.round, actor=actor, sheet=words, **facts)


def record_declaration(
    *, actor: Actor, member: PanelMember, conflicts: dict[str, str], none_for: list[str], signed_on: date
) -> Round:
    """Record, for a judge, the declaration signed on paper on ``signed_on``; else as ``declare_conflicts``."""
    answers = {key: {"kind": Conflict.NONE.value, "note": ""} for key in none_for}
    answers |= {key: {"kind": Conflict.CONFLICT.value, "note": note} for key, note in conflicts.items()}
    facts = {"member": member.key, "answers": answers, "signed_on": signed_on.isoformat()}
    return apply("record_declaration", member.round, actor=actor, **facts)
