"""The panel room's table: all figures side by side, nothing preselected."""

from dataclasses import dataclass, field

from django.utils.functional import Promise

from colab.core.access import Actor
from pitches.judging.methods.notes import PROVISIONAL
from pitches.judging.methods.rank import CLOSE, Cell, Line, Ranking, places_by, sheet_totals
from pitches.judging.models import ConflictDeclaration
from pitches.judging.queries import inputs_of
from pitches.judging.scoring import ranked
from pitches.judging.words import FLAGS, NOTES
from pitches.rounds.models import Criterion, Round
from pitches.rounds.queries import newest_rubric, seated
from pitches.submissions.models import Pitch

from .models import DecisionLine


@dataclass(frozen=True)
class Row:
    """One pitch as the panel sees it; places by each of the three figures."""

    pitch: Pitch
    figures: Line
    official_place: int | None
    simple_place: int | None
    raw_place: int | None
    line: DecisionLine | None
    alike: bool
    by_criterion: list = field(default_factory=list)
    by_judge: list = field(default_factory=list)


@dataclass(frozen=True)
class JudgeRow:
    """How one judge marks, and what to look at."""

    name: str
    severity: float
    spread: float
    weight: float
    flags: list[tuple[str | Promise, str]]


@dataclass(frozen=True)
class Table:
    """All rows, the judges, notes on the data, and how many rows a conflict hides from this reader."""

    rows: list[Row]
    judges: list[JudgeRow]
    notes: list[str | Promise]
    provisional: bool
    first_beats_second: float | None
    alike: list[list[str]]
    hidden: int

    @property
    def close_call(self) -> bool:
        """Whether the first and the second can hardly be told apart."""
        return self.first_beats_second is not None and self.first_beats_second < CLOSE


def _order_by(name: str):
    return lambda row: (getattr(row.figures, name) is None, -(getattr(row.figures, name) or 0), row.pitch.pk)


ORDERS = {name: _order_by(name) for name in ("official", "simple", "raw")} | {
    "receipt": lambda row: (row.pitch.receipt_number or "", row.pitch.pk),
}


def table_for(round_: Round, actor: Actor, pitches, lines: dict[int, DecisionLine], order: str = "receipt") -> Table:
    """Return the table of ``pitches`` as ``actor`` may see it, ordered by receipt unless another order is asked for."""
    inputs = inputs_of(round_, "official", pitches)
    ranking = ranked(inputs)
    criteria = list(newest_rubric(round_).criteria.all())
    judges = dict(round_.panel.order_by("pk").values_list("key", "name"))
    closed = conflicted(round_, actor)
    pitches = list(pitches)
    shown = [pitch for pitch in pitches if pitch.organisation_id not in closed]
    rows = _rows(shown, ranking, lines, criteria, _totals(inputs.cells, inputs.weights, judges))
    rows.sort(key=ORDERS.get(order, ORDERS["receipt"]))
    labels = {pitch.key: pitch.label for pitch in shown}
    return Table(
        rows,
        _judges(ranking, judges, labels),
        [NOTES[code] for code in ranking.notes if code != "close_call"],
        bool(PROVISIONAL & set(ranking.notes)),
        ranking.first_beats_second,
        _alike(ranking, labels),
        len(pitches) - len(shown),
    )


def _rows(pitches: list[Pitch], ranking: Ranking, lines: dict, criteria: list[Criterion], totals: dict) -> list[Row]:
    figures = {line.pitch: line for line in ranking.lines}
    simple, raw = (places_by(ranking.lines, name) for name in ("simple", "raw"))
    size: dict[int, int] = {}
    for line in ranking.lines:
        if line.group:
            size[line.group] = size.get(line.group, 0) + 1
    return [
        Row(
            pitch=pitch,
            figures=figures[pitch.key],
            official_place=figures[pitch.key].place,
            simple_place=simple.get(pitch.key),
            raw_place=raw.get(pitch.key),
            line=lines.get(pitch.pk),
            alike=size.get(figures[pitch.key].group, 0) > 1,
            by_criterion=[(c.label, figures[pitch.key].by_criterion.get(c.order)) for c in criteria],
            by_judge=totals.get(pitch.key, []),
        )
        for pitch in pitches
    ]


def _judges(ranking: Ranking, names: dict, labels: dict) -> list[JudgeRow]:
    """Return the judges, the mildest last; a flag never names a pitch that is hidden from the reader."""
    rows = []
    for judge in sorted(ranking.judges, key=lambda judge: judge.severity):
        flags = []
        for flag in judge.flags:
            code, _colon, pitch = flag.partition(":")
            if not pitch or pitch in labels:
                flags.append((FLAGS[code], labels.get(pitch, "")))
        rows.append(JudgeRow(names.get(judge.judge, ""), judge.severity, judge.spread, judge.weight, flags))
    return rows


def _alike(ranking: Ranking, labels: dict) -> list[list[str]]:
    """Return the groups of two and more that the marks cannot tell apart."""
    found: dict[int, list[str]] = {}
    for line in ranking.lines:
        if line.group and line.pitch in labels:
            found.setdefault(line.group, []).append(labels[line.pitch])
    return [group for group in found.values() if len(group) > 1]


def conflicted(round_: Round, actor: Actor) -> set[int]:
    """Return the organisations the actor, as a judge, has declared a conflict with or belongs to."""
    seat = seated(round_, actor)
    if seat is None:
        return set()
    declared = ConflictDeclaration.objects.filter(judge=seat, kind="conflict")
    return {*declared.values_list("organisation", flat=True), *actor.grants.organisations}


def _totals(cells: list[Cell], weights: dict, judges: dict) -> dict[str, list]:
    found: dict[str, list] = {}
    for (pitch, judge), total in sorted(sheet_totals(cells, weights).items()):
        found.setdefault(pitch, []).append((judges.get(judge, ""), total))
    return found
