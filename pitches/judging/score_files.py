"""The files of ``rank_scores``: marks as CSV, the rubric and the ranking as JSON (docs/judging.md)."""

import csv
import json
import re
from collections import Counter
from io import StringIO
from math import isfinite
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from .methods.rank import Cell, Ranking
from .words import NOTES

NEEDED = ("pitch", "judge", "criterion", "value")
OPTIONAL = ("round", "event")
SHOWN = 20
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


class BadFile(ValueError):
    """The file cannot be used; ``reasons`` are sentences in the reader's language."""

    def __init__(self, *reasons: str):
        self.reasons = list(reasons)
        super().__init__("\n".join(reasons))


def text_of(path: Path) -> str:
    """Return a file's text, in UTF-8 or in the encoding of Japanese spreadsheets. Raises ``BadFile``."""
    try:
        found = path.read_bytes()
    except OSError as error:
        raise BadFile(_("%(file)s cannot be read.") % {"file": path}) from error
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return found.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadFile(_("%(file)s is not a text file.") % {"file": path})


def read_rubric(text: str) -> tuple[tuple[float, float], dict[str, float]]:
    """Return scale and weights by criterion. Raises ``BadFile``."""
    try:
        found = json.loads(text)
    except ValueError as error:
        raise BadFile(_("The rubric is not JSON: %(error)s") % {"error": error}) from error
    scale = found.get("scale") if isinstance(found, dict) else None
    if not (isinstance(scale, list) and len(scale) == 2 and all(_number(end) for end in scale)):
        raise BadFile(_('The rubric needs "scale": [lowest mark, highest mark].'))
    if scale[0] >= scale[1]:
        raise BadFile(_("The rubric's lowest mark must be below its highest."))
    rows = found.get("criteria")
    if not (isinstance(rows, list) and rows):
        raise BadFile(_('The rubric needs "criteria": [{"id": …, "weight": …}, …].'))
    weights: dict[str, float] = {}
    for row in rows:
        name = row.get("id") if isinstance(row, dict) else None
        if not isinstance(name, str | int) or isinstance(name, bool) or not str(name).strip():
            raise BadFile(_('A criterion of the rubric has no "id".'))
        name = str(name).strip()
        if name in weights:
            raise BadFile(_("The rubric names the criterion “%(name)s” twice.") % {"name": name})
        if not _number(row.get("weight")) or row["weight"] <= 0:
            raise BadFile(_("The weight of the criterion “%(name)s” must be a number above 0.") % {"name": name})
        weights[name] = row["weight"]
    return (scale[0], scale[1]), weights


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def read_marks(text: str, scale: tuple[float, float], weights: dict) -> dict[str, list[Cell]]:
    """Return the cells by event. Raises ``BadFile`` with the row of every mistake."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        raise BadFile(_("The marks are not CSV: %(error)s") % {"error": error}) from error
    rows = [(line, row) for line, row in rows if any(row)]
    if not rows:
        raise BadFile(_("The file of marks is empty."))
    heading = rows.pop(0)[1]
    _check_heading(heading)
    if not rows:
        raise BadFile(_("The file of marks has a heading and no marks."))
    events: dict[str, list[Cell]] = {}
    reasons: list[str] = []
    seen: dict[tuple, int] = {}
    for line, row in rows:
        if len(row) != len(heading):
            reasons.append(
                _("Row %(row)s has %(count)s cells, the heading %(wanted)s.")
                % {"row": line, "count": len(row), "wanted": len(heading)}
            )
            continue
        found = dict(zip(heading, row, strict=True))
        reason, value = _mark(found, scale, weights)
        event = found.get("event", "")
        place = (event, found["pitch"], found["judge"], found["criterion"], found.get("round", ""))
        if not reason and place in seen:
            reason = _("the same mark is in row %(other)s already") % {"other": seen[place]}
        seen.setdefault(place, line)
        if reason:
            reasons.append(_("Row %(row)s: %(reason)s.") % {"row": line, "reason": reason})
            continue
        cell = Cell(found["pitch"], found["judge"], found["criterion"], value, found.get("round", ""))
        events.setdefault(event, []).append(cell)
    if reasons:
        more = len(reasons) - SHOWN
        extra = [_("… and %(more)s further rows.") % {"more": more}] if more > 0 else []
        raise BadFile(*reasons[:SHOWN], *extra)
    return dict(sorted(events.items()))


def _check_heading(heading: list[str]) -> None:
    reasons = []
    if unknown := [name for name in heading if name not in NEEDED + OPTIONAL]:
        reasons.append(_("Unknown columns: %(names)s.") % {"names": ", ".join(name or "–" for name in unknown)})
    if absent := [name for name in NEEDED if name not in heading]:
        reasons.append(_("Missing columns: %(names)s.") % {"names": ", ".join(absent)})
    if twice := [name for name, count in Counter(heading).items() if count > 1]:
        reasons.append(_("Columns that come twice: %(names)s.") % {"names": ", ".join(twice)})
    if reasons:
        reasons.append(_("Known columns: %(names)s.") % {"names": ", ".join(NEEDED + OPTIONAL)})
        raise BadFile(*reasons)


def _mark(row: dict[str, str], scale: tuple[float, float], weights: dict) -> tuple[str, float | None]:
    """Return what is wrong with a row, if anything, and its value; an empty value is no mark."""
    for name in ("pitch", "judge", "criterion"):
        if not row[name]:
            return _("“%(name)s” is empty") % {"name": name}, None
    if row["criterion"] not in weights:
        return _("the rubric does not know the criterion “%(name)s”") % {"name": row["criterion"]}, None
    if not row["value"]:
        return "", None
    if not NUMBER.fullmatch(row["value"]):
        return _("“%(value)s” is not a number") % {"value": row["value"]}, None
    value = float(row["value"])
    if not scale[0] <= value <= scale[1]:
        words = {"value": row["value"], "low": scale[0], "high": scale[1]}
        return _("the mark %(value)s is outside the scale from %(low)s to %(high)s") % words, None
    return "", value


def ranking_json(event: str, ranking: Ranking) -> dict:
    """Return one event of the file with the result."""
    pitches = [
        {"pitch": line.pitch, "raw": _round(line.raw), "simple": _round(line.simple), "official": _round(line.official)}
        | {"place": line.place, "place_low": line.place_low, "place_high": line.place_high}
        | {"p_first": _round(line.p_first), "p_top3": _round(line.p_top3), "group": line.group}
        for line in ranking.lines
    ]
    judges = [
        {"judge": judge.judge, "severity": _round(judge.severity), "spread": _round(judge.spread)}
        | {"weight": _round(judge.weight), "flags": list(judge.flags)}
        for judge in ranking.judges
    ]
    notes = [f"{code}: {NOTES[code]}" for code in ranking.notes]
    return {"event": event, "pitches": pitches, "judges": judges, "notes": notes}


def _round(value: float | None) -> float | None:
    """Ten decimals: what lies below depends on the order of additions."""
    return None if value is None else round(value, 10) + 0.0


def language_of(environment) -> str:
    """Return the language of the person at the terminal, else the site's."""
    wanted = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    known = [code for code, _name in settings.LANGUAGES]
    return wanted[:2] if wanted[:2] in known else settings.LANGUAGE_CODE
