"""The panel room's table: both figures side by side, nothing preselected."""

from dataclasses import dataclass, field
from typing import Any

from colab.core.access import Actor
from pitches.judging.methods.rank import Cell, rank, sheet_totals
from pitches.judging.models import ConflictDeclaration
from pitches.judging.queries import cells_of
from pitches.rounds.models import Round
from pitches.rounds.queries import newest_rubric, seated
from pitches.submissions.models import Pitch

from .models import DecisionLine


@dataclass(frozen=True)
class Row:
    """One pitch as the panel sees it."""

    pitch: Pitch
    simple: float | None
    simple_place: int | None
    raw: float | None
    raw_place: int | None
    spread: float | None
    judges: int
    missing: int
    line: DecisionLine | None
    by_criterion: list = field(default_factory=list)
    by_judge: list = field(default_factory=list)


@dataclass(frozen=True)
class Table:
    """All rows, the judges' severities, notes on the data, and how many rows a conflict hides from this reader."""

    rows: list[Row]
    severities: list[tuple[str, float]]
    notes: tuple[str, ...]
    hidden: int


ORDERS = {
    "simple": lambda row: (row.simple is None, -(row.simple or 0), row.pitch.pk),
    "raw": lambda row: (row.raw is None, -(row.raw or 0), row.pitch.pk),
    "receipt": lambda row: (row.pitch.receipt_number or "", row.pitch.pk),
}


def table_for(round_: Round, actor: Actor, pitches, lines: dict[int, DecisionLine], order: str = "receipt") -> Table:
    """Return the table of ``pitches`` as ``actor`` may see it, ordered by receipt unless another order is asked for."""
    rubric = newest_rubric(round_)
    criteria = list(rubric.criteria.all())
    weights = {criterion.order: criterion.weight for criterion in criteria}
    cells = cells_of(round_)
    pitches = list(pitches)
    options = {"pitches": [p.key for p in pitches], "scale": (rubric.scale_min, rubric.scale_max)}
    simple = rank(cells, weights, rule="simple", **options)
    raw = {line.pitch: line for line in rank(cells, weights, rule="raw", **options).lines}
    judges = dict(round_.panel.order_by("pk").values_list("key", "name"))
    closed = conflicted(round_, actor)
    by_key = {line.pitch: line for line in simple.lines}
    totals = _totals(cells, weights, judges)
    rows = [
        _row(pitch, by_key[pitch.key], raw[pitch.key], lines.get(pitch.pk), criteria, totals.get(pitch.key, []))
        for pitch in pitches
        if pitch.organisation_id not in closed
    ]
    rows.sort(key=ORDERS.get(order, ORDERS["receipt"]))
    severities = [(judges[key], value) for key, value in sorted(simple.severities.items(), key=lambda i: i[1])]
    return Table(rows, severities, simple.notes, len(pitches) - len(rows))


def conflicted(round_: Round, actor: Actor) -> set[int]:
    """Return the organisations the actor, as a judge, has declared a conflict with or belongs to."""
    seat = seated(round_, actor)
    if seat is None:
        return set()
    declared = ConflictDeclaration.objects.filter(judge=seat, kind="conflict")
    return {*declared.values_list("organisation", flat=True), *actor.grants.organisations}


def _row(pitch: Pitch, simple: Any, raw: Any, line: DecisionLine | None, criteria: list, totals: list) -> Row:
    return Row(
        pitch=pitch,
        simple=simple.simple,
        simple_place=simple.place,
        raw=raw.raw,
        raw_place=raw.place,
        spread=simple.spread,
        judges=simple.judges,
        missing=simple.missing,
        line=line,
        by_criterion=[(criterion.label, simple.by_criterion.get(criterion.order)) for criterion in criteria],
        by_judge=totals,
    )


def _totals(cells: list[Cell], weights: dict, judges: dict) -> dict[str, list]:
    found: dict[str, list] = {}
    for (pitch, judge), total in sorted(sheet_totals(cells, weights).items()):
        found.setdefault(pitch, []).append((judges.get(judge, ""), total))
    return found
