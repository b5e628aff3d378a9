"""The assignment from a file: the file is the whole list; what is not in it ends."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from pitches.judging.models import Assignment
from pitches.judging.queries import conflict_pairs, live_seats
from pitches.rounds.models import PanelMember, Round
from pitches.submissions.models import Pitch

from .columns import SEATS
from .reading import Finder, Problem, read


@dataclass
class SeatPlan:
    """What a file would change; nothing is written while there are problems."""

    add: list[tuple[PanelMember, Pitch, str]] = field(default_factory=list)
    end: list[Assignment] = field(default_factory=list)
    same: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def changes(self) -> int:
        """How many seats would change."""
        return len(self.add) + len(self.end)

    def facts(self) -> dict:
        """Return the plan as the verb takes it."""
        return {
            "add": [[member.key, pitch.key, reason] for member, pitch, reason in self.add],
            "end": [[seat.judge.key, seat.pitch.key] for seat in self.end],
        }


def plan_seats(round_: Round, text: str) -> SeatPlan:
    """Return what the file ``text`` would change. Raises ``Unreadable``."""
    lines, words = read(text, SEATS, ("judge_id", "receipt"))
    find, plan, seen = Finder(round_, words), SeatPlan(), {}
    rows = live_seats(round_).select_related("judge", "pitch__organisation", "sheet").order_by("judge", "pk")
    seats = {(seat.judge_id, seat.pitch_id): seat for seat in rows}
    conflicts = conflict_pairs(round_)
    for line in lines:
        member, pitch = find.member(line), find.pitch(line)
        if member is None or pitch is None:
            continue
        pair = member.pk, pitch.pk
        if pair in seen:
            find.wrong(line, "receipt", _("The same seat stands in row %(row)d already.") % {"row": seen[pair]})
        elif pair in conflicts:
            find.wrong(line, "judge_id", _("The judge has a conflict of interest with this pitch."))
        elif pair in seats:
            plan.same += 1
        else:
            plan.add.append((member, pitch, line.cells["reason"]))
        seen.setdefault(pair, line.number)
    plan.end = [seat for pair, seat in seats.items() if pair not in seen]
    plan.problems = find.problems + [
        Problem(
            0,
            words["receipt"],
            _("%(judge)s has begun the sheet of %(pitch)s; this seat cannot be left out.")
            % {"judge": seat.judge.label, "pitch": seat.pitch.receipt_number},
        )
        for seat in plan.end
        if getattr(seat, "sheet", None)
    ]
    return plan
