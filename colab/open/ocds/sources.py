"""What the releases of many cases need beside their subjects, read in a few queries."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from challenges.questions.models import Question
from colab.open.cases.reach import Case, gather_all
from pilots.procurement.models import Notice
from pilots.trials.models import Indicator, Reading
from pitches.submissions.enums import HANDED_IN, WON
from pitches.submissions.models import Pitch

from .processes import Process, roots


@dataclass
class Source:
    """One process with its case and what else is told of it."""

    process: Process
    case: Case
    questions: list[Question] = field(default_factory=list)
    handed_in: int = 0
    adopted: list[Pitch] = field(default_factory=list)

    def notice(self, kind: str) -> Any:
        """Return the current publication of a kind, or None."""
        contract = self.case.one("contract")
        rows = contract.notices.all() if contract else []
        return next((row for row in rows if row.kind == kind and row.current), None)


def sources(wanted: list[Process]) -> list[Source]:
    """Return the sources of these processes; the number of queries does not grow with theirs."""
    cases = gather_all(roots(wanted))
    _prefetch(cases)
    challenges = {c.one("challenge").pk for c in cases if c.one("challenge")}
    questions, handed_in, adopted = defaultdict(list), Counter(), defaultdict(list)
    for question in Question.objects.filter(challenge__in=challenges, state="published").order_by("number"):
        questions[question.challenge_id].append(question)
    rows = Pitch.objects.filter(challenge__in=challenges, state__in=HANDED_IN).select_related("organisation")
    for pitch in rows.order_by("pk"):
        handed_in[pitch.challenge_id] += 1
        if pitch.state in WON:
            adopted[pitch.challenge_id].append(pitch)
    found = []
    for process, case in zip(wanted, cases, strict=True):
        key = case.one("challenge").pk if case.one("challenge") else 0
        found.append(Source(process, case, questions[key], handed_in[key], adopted[key]))
    return found


def _prefetch(cases: list[Case]) -> None:
    readings = Prefetch("readings", Reading.objects.order_by("taken_on", "pk"))
    indicators = Indicator.objects.order_by("order", "pk").prefetch_related(readings)
    pilots = [row for case in cases for row in case.subjects.get("pilot", [])]
    contracts = [row for case in cases for row in case.subjects.get("contract", [])]
    challenges = [row for case in cases for row in case.subjects.get("challenge", [])]
    prefetch_related_objects(pilots, Prefetch("indicators", indicators))
    prefetch_related_objects(contracts, Prefetch("notices", Notice.objects.order_by("published_on", "pk")))
    prefetch_related_objects(challenges, "call")
