"""The judges' expertise from a file: a value a judge and pitch, or one for all pitches of a judge."""

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from unicodedata import normalize

from django.utils.translation import gettext as _

from pitches.judging.queries import expertise_of
from pitches.rounds.models import Round

from .columns import EXPERTISE
from .reading import Finder, Problem, read

PERCENT = 100


@dataclass
class ExpertisePlan:
    """What a file says: member key → pitch key → 0 to 100, and how many of these differ from what stands."""

    table: dict[str, dict[str, int]] = field(default_factory=dict)
    rows: list[tuple] = field(default_factory=list)
    same: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def changes(self) -> int:
        """How many values would change."""
        return len(self.rows)

    def facts(self) -> dict:
        """Return the plan as the verb takes it: what changes only."""
        changed: dict[str, dict[str, int]] = {}
        for member, pitch, value, _before in self.rows:
            changed.setdefault(member.key, {})[pitch.key] = value
        return {"expertise": changed}


def plan_expertise(round_: Round, text: str) -> ExpertisePlan:
    """Return what the file ``text`` says. A row without a receipt number is for every pitch not named otherwise.

    Rows without a value are left aside. Raises ``Unreadable``.
    """
    lines, words = read(text, EXPERTISE, ("judge_id", "expertise"))
    find, plan = Finder(round_, words), ExpertisePlan()
    single: dict[tuple, int] = {}
    general: dict[str, int] = {}
    for line in (line for line in lines if line.cells["expertise"]):
        member, value = find.member(line), _value(find, line)
        pitch = find.pitch(line) if line.cells["receipt"] else None
        if member is None or value is None or (line.cells["receipt"] and pitch is None):
            continue
        kept, key = (single, (member.key, pitch.key)) if pitch else (general, member.key)
        if key in kept:
            find.wrong(line, "judge_id", _("This judge and pitch stand in the file twice."))
        kept[key] = value
    _compare(round_, find, plan, single, general)
    plan.problems = find.problems
    return plan


def _compare(round_: Round, find: Finder, plan: ExpertisePlan, single: dict, general: dict) -> None:
    now = expertise_of(round_)
    for member in find.members.values():
        for pitch in find.pitches.values():
            value = single.get((member.key, pitch.key), general.get(member.key))
            before = now.get(member.key, {}).get(pitch.key)
            if value is not None and value != before:
                plan.rows.append((member, pitch, value, before))
            elif value is not None:
                plan.same += 1


def _value(find: Finder, line) -> int | None:
    """Return 0 to 100 of a number from 0 to 1, or note what is wrong."""
    try:
        value = Decimal(normalize("NFKC", line.cells["expertise"]))
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or not 0 <= value <= 1:
        find.wrong(line, "expertise", _("Expertise is a number from 0 to 1: 0, 0.5 or 1."))
        return None
    return int((value * PERCENT).to_integral_value())
