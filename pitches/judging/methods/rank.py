"""From marks to a ranking. Pure: numbers in, numbers out, nothing of the database.

Total of a sheet.  Each judge's sheet on a pitch becomes one number on the rubric's scale,

    total = overall mean + Σ w·(mark − mean of the criterion) / Σ w      over the criteria that were marked,

so that a missing mark is neither a zero nor a gift when its criterion is marked low or high by everybody. With every
criterion marked this is the plain weighted mean.

Raw (``raw``).  The mean of a pitch's totals.

Adjusted (``simple``).  Some judges are harsh, some mild. Judge j's severity s_j and pitch p's score t_p solve

    t_p = mean over p's judges of (total_jp − s_j)
    s_j = Σ over j's pitches of (total_jp − t_p) / (number of j's pitches + PULL)

``PULL`` draws the severity of a judge with few pitches towards zero. Where everybody marks everything, all pitches
are moved by the same amount: adjusted and raw then have the same order. Scores are kept within the rubric's scale.

All sums are exactly rounded (``math.fsum``): the order of the rows never matters, and two runs give the same bytes.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from math import fsum, sqrt

PULL = 1.0
"""Weight of the assumption that a judge is neither harsh nor mild, in pitches."""
STEPS = 500
CLOSE_ENOUGH = 1e-12
DECIMALS = 2
"""Scores equal at two decimals share a place."""
RULES = ("simple", "raw")
"""The rules this module computes; others join here."""


@dataclass(frozen=True)
class Cell:
    """One mark; ``value`` None is no mark."""

    pitch: Hashable
    judge: Hashable
    criterion: Hashable
    value: int | float | None


@dataclass(frozen=True)
class Line:
    """One pitch. ``place`` by the rule that counts; scores are None where nobody gave a mark."""

    pitch: Hashable
    place: int | None
    raw: float | None
    simple: float | None
    spread: float | None
    judges: int
    missing: int
    by_criterion: Mapping = field(default_factory=dict)


@dataclass(frozen=True)
class Ranking:
    """The lines in order, and each judge's severity (positive: marks higher than colleagues)."""

    rule: str
    lines: list[Line]
    severities: dict
    notes: tuple[str, ...] = ()


class BadMarks(ValueError):
    """A mark outside the scale, of an unknown criterion, or given twice."""


def rank(
    cells: Iterable[Cell],
    weights: Mapping,
    *,
    pitches: Iterable = (),
    scale: tuple[int, int] = (0, 10),
    rule: str = "simple",
) -> Ranking:
    """Return the ranking of ``pitches`` (and of all that have a cell) by ``rule``.

    ``weights`` maps criteria to positive numbers. Cells without a value count as missing.
    Raises ``BadMarks`` for marks that cannot be and ``LookupError`` for a rule this module does not compute.
    """
    if rule not in RULES:
        raise LookupError(rule)
    cells = list(cells)
    check(cells, weights, scale)
    totals = sheet_totals(cells, weights)
    raw = pitch_means(totals)
    simple, severities = adjust(totals)
    simple = {pitch: min(max(score, scale[0]), scale[1]) for pitch, score in simple.items()}
    deciding = simple if rule == "simple" else raw
    places = _places(deciding)
    known = {cell.pitch for cell in cells} | set(pitches)
    lines = [_line(pitch, places, raw, simple, totals, cells, weights) for pitch in sorted(known, key=str)]
    lines.sort(key=lambda line: (line.place is None, line.place or 0, str(line.pitch)))
    return Ranking(rule, lines, severities, tuple(_notes(lines, totals)))


def check(cells: list[Cell], weights: Mapping, scale: tuple[int, int]) -> None:
    """Raise ``BadMarks`` for marks outside the scale, unknown criteria, and doubles."""
    seen = set()
    for cell in cells:
        place = (cell.pitch, cell.judge, cell.criterion)
        if cell.criterion not in weights:
            raise BadMarks(f"unknown criterion {cell.criterion!r}")
        if place in seen:
            raise BadMarks(f"two marks for {place!r}")
        if cell.value is not None and not scale[0] <= cell.value <= scale[1]:
            raise BadMarks(f"mark {cell.value!r} is outside {scale[0]}–{scale[1]}")
        seen.add(place)


def sheet_totals(cells: Iterable[Cell], weights: Mapping) -> dict:
    """Return {(pitch, judge): total} for every sheet with at least one mark."""
    given = [cell for cell in cells if cell.value is not None]
    values = defaultdict(list)
    for cell in given:
        values[cell.criterion].append(cell.value)
    means = {criterion: _mean(found) for criterion, found in values.items()}
    overall = fsum(weights[c] * m for c, m in means.items()) / fsum(weights[c] for c in means) if means else 0.0
    sheets = defaultdict(list)
    for cell in given:
        sheets[cell.pitch, cell.judge].append(cell)
    totals = {}
    for sheet, marks in sheets.items():
        weight = fsum(weights[cell.criterion] for cell in marks)
        above = fsum(weights[cell.criterion] * (cell.value - means[cell.criterion]) for cell in marks)
        totals[sheet] = overall + above / weight
    return totals


def pitch_means(totals: Mapping) -> dict:
    """Return {pitch: mean of its totals}."""
    of_pitch = defaultdict(list)
    for (pitch, _judge), total in totals.items():
        of_pitch[pitch].append(total)
    return {pitch: _mean(found) for pitch, found in of_pitch.items()}


def adjust(totals: Mapping) -> tuple[dict, dict]:
    """Return ({pitch: adjusted score}, {judge: severity}) by the formula at the top of this file."""
    of_judge = defaultdict(list)
    of_pitch = defaultdict(list)
    for (pitch, judge), total in totals.items():
        of_judge[judge].append((pitch, total))
        of_pitch[pitch].append((judge, total))
    severity = dict.fromkeys(of_judge, 0.0)
    score: dict = {}
    for _step in range(STEPS):
        score = {p: _mean(total - severity[j] for j, total in rows) for p, rows in of_pitch.items()}
        new = {j: fsum(total - score[p] for p, total in rows) / (len(rows) + PULL) for j, rows in of_judge.items()}
        moved = max((abs(new[j] - severity[j]) for j in new), default=0.0)
        severity = new
        if moved < CLOSE_ENOUGH:
            break
    return score, severity


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return fsum(found) / len(found)


def _places(scores: Mapping) -> dict:
    rounded = {pitch: round(score, DECIMALS) for pitch, score in scores.items()}
    return {pitch: 1 + sum(other > score for other in rounded.values()) for pitch, score in rounded.items()}


def _line(pitch, places, raw, simple, totals, cells, weights) -> Line:
    own = [total for (p, _j), total in totals.items() if p == pitch]
    marks = [cell for cell in cells if cell.pitch == pitch]
    by_criterion = {}
    for criterion in weights:
        found = [cell.value for cell in marks if cell.criterion == criterion and cell.value is not None]
        by_criterion[criterion] = _mean(found) if found else None
    return Line(
        pitch=pitch,
        place=places.get(pitch),
        raw=raw.get(pitch),
        simple=simple.get(pitch),
        spread=_deviation(own),
        judges=len(own),
        missing=sum(1 for cell in marks if cell.value is None),
        by_criterion=by_criterion,
    )


def _deviation(values: list[float]) -> float | None:
    if len(values) < 2:
        return None
    mean = _mean(values)
    return sqrt(fsum((value - mean) ** 2 for value in values) / (len(values) - 1))


def _notes(lines: list[Line], totals: Mapping) -> Iterable[str]:
    """Yield codes of what weakens the result."""
    if not totals:
        yield "no_marks"
        return
    if any(line.judges == 0 for line in lines):
        yield "pitch_without_marks"
    if any(0 < line.judges < 3 for line in lines):
        yield "fewer_than_three_judges"
    if any(line.missing for line in lines):
        yield "missing_marks"
    places = [line.place for line in lines if line.place]
    if len(set(places)) < len(places):
        yield "ties"
