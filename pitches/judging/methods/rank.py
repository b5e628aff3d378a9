"""From marks to a ranking by three rules side by side. Pure: numbers in, numbers out, nothing of the database.

``raw`` and ``simple`` are in ``simple.py``, ``official`` in ``official.py``; which one gives the places is the rule
that was published before the first mark. Scores equal at two decimals share a place; with ``official`` the higher
chance to be first goes before, then the heaviest criterion and the next, then the raw mean. A vote or a lot is for
people.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from .marks import BadMarks, Cell, Table, check, table_of
from .notes import notes
from .official import VERSION
from .places import CLOSE, SEED, groups
from .scores import Official, official_scores
from .simple import raw, simple

DECIMALS = 2
"""Scores equal at two decimals share a place."""
RULES = ("official", "simple", "raw")
__all__ = [
    "BadMarks",
    "CLOSE",
    "Cell",
    "Judge",
    "Line",
    "RULES",
    "Ranking",
    "SEED",
    "VERSION",
    "places_by",
    "rank",
    "sheet_totals",
]


@dataclass(frozen=True)
class Line:
    """One pitch. ``place`` by the rule that counts; figures are None where nobody gave a mark."""

    pitch: Hashable
    place: int | None = None
    raw: float | None = None
    simple: float | None = None
    official: float | None = None
    place_low: int | None = None
    place_high: int | None = None
    p_first: float | None = None
    p_top3: float | None = None
    group: int | None = None
    spread: float | None = None
    judges: int = 0
    missing: int = 0
    by_criterion: Mapping = field(default_factory=dict)


@dataclass(frozen=True)
class Judge:
    """How a judge marks: severity (positive: higher than colleagues), range (1: as others), weight (1: as others)."""

    judge: Hashable
    severity: float
    spread: float
    weight: float
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ranking:
    """The lines in order, the judges, and what weakens the result."""

    rule: str
    lines: list[Line]
    judges: list[Judge] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    first_beats_second: float | None = None
    seed: int = SEED
    version: str = VERSION
    steps: int = 0

    @property
    def severities(self) -> dict:
        """Each judge's severity."""
        return {judge.judge: judge.severity for judge in self.judges}


def rank(
    cells: Iterable[Cell],
    weights: Mapping,
    *,
    pitches: Iterable = (),
    scale: tuple[float, float] = (0, 10),
    rule: str = "official",
    seed: int = SEED,
) -> Ranking:
    """Return the ranking of ``pitches`` (and of all that have a cell) by ``rule``, with all three figures.

    ``weights`` maps criteria to positive numbers. Cells without a value count as missing.
    Raises ``BadMarks`` for marks that cannot be and ``LookupError`` for a rule this module does not compute.
    """
    if rule not in RULES:
        raise LookupError(rule)
    cells = list(cells)
    check(cells, weights, scale)
    table = table_of(cells, weights, scale)
    missing = _missing(cells, weights)
    bare = sorted(({cell.pitch for cell in cells} | set(pitches)) - set(table.pitches), key=str)
    lines = [Line(pitch, missing=missing.get(pitch, 0), by_criterion=dict.fromkeys(weights)) for pitch in bare]
    found = list(notes(table, len(bare), sum(missing.values())))
    if not table.pitches:
        return Ranking(rule, lines, notes=tuple(found), seed=seed)
    model = official_scores(table, seed)
    scored = _lines(table, model, rule, missing, dict.fromkeys(weights))
    close = _close(table, model, scored)
    if len({line.place for line in scored}) < len(scored):
        found.append("ties")
    if close is not None and close < CLOSE:
        found.append("close_call")
    return Ranking(rule, scored + lines, _judges(table, model), tuple(found), close, seed, VERSION, model.steps)


def _missing(cells: list[Cell], weights: Mapping) -> dict:
    """Return how many marks each pitch lacks on the sheets that name it."""
    there: dict = {}
    for cell in cells:
        sheet = there.setdefault((cell.pitch, cell.judge, cell.round), [0, 0])
        sheet[0] += 1
        sheet[1] += cell.value is None
    missing: dict = {}
    for (pitch, _judge, _round), (number, empty) in there.items():
        lacking = empty + (len(weights) - number if empty < number else 0)
        missing[pitch] = missing.get(pitch, 0) + lacking
    return missing


def _lines(table: Table, model: Official, rule: str, missing: Mapping, bare: dict) -> list[Line]:
    totals = table.totals()
    figures = {"raw": raw(table, totals), "simple": simple(table, totals)[0], "official": model.score}
    keys = _sorting(table, model, figures, rule)
    order = sorted(range(len(keys)), key=lambda n: (keys[n], str(table.pitches[n])))
    places = {}
    for at, n in enumerate(order):
        places[n] = places[order[at - 1]] if at and keys[order[at - 1]] == keys[n] else at + 1
    group = _groups(model)
    count = np.bincount(table.pitch, minlength=len(keys))
    spread = _deviation(table, totals, figures["raw"])
    criteria = _criterion_means(table)
    return [
        Line(
            pitch=table.pitches[n],
            place=places[n],
            raw=float(figures["raw"][n]),
            simple=float(figures["simple"][n]),
            official=float(model.score[n]),
            place_low=int(model.odds.low[n]),
            place_high=int(model.odds.high[n]),
            p_first=float(model.odds.first[n]),
            p_top3=float(model.odds.top3[n]),
            group=group[n],
            spread=spread[n],
            judges=int(count[n]),
            missing=missing.get(table.pitches[n], 0),
            by_criterion=bare | dict(zip(table.criteria, criteria[n], strict=True)),
        )
        for n in order
    ]


def _sorting(table: Table, model: Official, figures: Mapping, rule: str) -> list[tuple]:
    """Return for each pitch what it is sorted by, the best first."""
    main = [-round(float(value), DECIMALS) for value in figures[rule]]
    if rule != "official":
        return [(value,) for value in main]
    heavy = sorted(range(len(table.criteria)), key=lambda c: -table.weights[c])
    return [
        (
            main[n],
            -float(model.odds.first[n]),
            *(-round(float(model.by_criterion[n, c]), 6) for c in heavy),
            -round(float(figures["raw"][n]), 9),
        )
        for n in range(len(main))
    ]


def _by_official(model: Official) -> list[int]:
    return sorted(range(len(model.score)), key=lambda n: -model.score[n])


def _groups(model: Official) -> list[int]:
    return groups(_by_official(model), model.odds)


def _close(table: Table, model: Official, lines: list[Line]) -> float | None:
    """Return the probability that the first is better than the second."""
    if len(lines) < 2:
        return None
    at = {pitch: n for n, pitch in enumerate(table.pitches)}
    return model.odds.beats(at[lines[0].pitch], at[lines[1].pitch])


def _judges(table: Table, model: Official) -> list[Judge]:
    rows = [
        Judge(judge, float(model.severity[n]), float(model.spread[n]), float(model.weight[n]), tuple(model.flags[n]))
        for n, judge in enumerate(table.judges)
    ]
    return sorted(rows, key=lambda row: str(row.judge))


def _criterion_means(table: Table) -> list[list[float | None]]:
    given = table.given
    means = []
    for c in range(len(table.criteria)):
        index, values = table.pitch[given[:, c]], table.values[given[:, c], c]
        count = np.bincount(index, minlength=len(table.pitches))
        total = np.bincount(index, values, minlength=len(table.pitches))
        means.append([float(t / n) if n else None for t, n in zip(total, count, strict=True)])
    return [list(row) for row in zip(*means, strict=True)]


def _deviation(table: Table, totals: np.ndarray, means: np.ndarray) -> list[float | None]:
    square = np.bincount(table.pitch, (totals - means[table.pitch]) ** 2, minlength=len(table.pitches))
    count = np.bincount(table.pitch, minlength=len(table.pitches))
    return [float(np.sqrt(s / (n - 1))) if n > 1 else None for s, n in zip(square, count, strict=True)]


def places_by(lines: Iterable[Line], name: str) -> dict:
    """Return the places by one figure alone: ``official``, ``simple`` or ``raw``; equal scores share a place."""
    found = {line.pitch: getattr(line, name) for line in lines}
    rounded = {pitch: round(score, DECIMALS) for pitch, score in found.items() if score is not None}
    return {pitch: 1 + sum(other > score for other in rounded.values()) for pitch, score in rounded.items()}


def sheet_totals(cells: Iterable[Cell], weights: Mapping) -> dict:
    """Return {(pitch, judge): total} for every sheet with at least one mark; of several rounds, the mean."""
    table = table_of(list(cells), weights, (0, 1))
    found: dict = {}
    for pitch, judge, total in zip(table.pitch, table.judge, table.totals(), strict=True):
        found.setdefault((table.pitches[pitch], table.judges[judge]), []).append(float(total))
    return {sheet: sum(values) / len(values) for sheet, values in found.items()}
