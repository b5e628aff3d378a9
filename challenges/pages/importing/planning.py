"""Checking every row before anything is written."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from challenges.challenges.models import Challenge
from challenges.pages.fields import BY_NAME
from colab.core.organisations.models import Body, Programme, Unit

from . import cells
from .headings import normal
from .reading import Line, Sheet, read

LIMITS = {
    "title": 100, "title_en": 200, "summary": 200, "summary_en": 400, "field_site": 100, "contact": 200,
    "external_id": 80,
}  # fmt: skip


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where: row number of the sheet, column ("C 題名"), reason."""

    row: int
    column: str
    reason: str


@dataclass
class Row:
    """A challenge to be: its place in the sheet, columns, words, and whether it is there already."""

    number: int
    unit: Unit | None
    columns: dict[str, Any]
    words: dict[str, str]
    exists: bool = False


@dataclass
class Plan:
    """What an import would do."""

    programme: Programme
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    @property
    def new(self) -> list[Row]:
        """The rows that are not there yet."""
        return [row for row in self.rows if not row.exists]


class _Units:
    """All units by name, of one query; the programme's own body where none is named."""

    def __init__(self, programme: Programme):
        self.home = programme.body_id
        self.bodies = {}
        for body in Body.objects.all():
            for name in (body.name, body.name_en, body.lg_code):
                if name:
                    self.bodies[normal(name)] = body.pk
        self.units: dict[tuple[int, str], list[Unit]] = {}
        for unit in Unit.objects.select_related("body", "parent"):
            names = {normal(unit.name)} | ({normal(unit.parent.name + unit.name)} if unit.parent else set())
            for name in names:
                self.units.setdefault((unit.body_id, name), []).append(unit)

    def body(self, value: Any) -> int:
        """Return the key of the body; ValueError when it is unknown."""
        if value is None:
            return self.home
        if normal(value) not in self.bodies:
            raise ValueError(_("the public body “%(value)s” is not known here") % {"value": value})
        return self.bodies[normal(value)]

    def unit(self, body: int, value: Any) -> Unit:
        """Return the one unit of this name; ValueError when there is none, or several."""
        if value is None:
            raise ValueError(_("the section is missing"))
        found = self.units.get((body, normal(value)), [])
        if not found:
            raise ValueError(_("the section “%(value)s” is not known in this body") % {"value": value})
        if len(found) > 1:
            raise ValueError(
                _("several sections are called “%(value)s”; write the bureau before it") % {"value": value}
            )
        return found[0]


def plan(file: BinaryIO, name: str, programme: Programme) -> Plan:
    """Read ``file`` and return what an import into ``programme`` would do; nothing is written.

    Raises ``Unreadable`` when the file cannot be read at all; what is wrong in single cells stands in ``problems``.
    """
    sheet = read(file, name)
    made = Plan(programme, ignored=sheet.ignored)
    units = _Units(programme)
    for line in sheet.lines:
        made.rows.append(_row(line, sheet, units, made.problems))
    if not sheet.lines:
        made.problems.append(Problem(0, "", _("There is no row below the headings.")))
    _mark_known(made)
    return made


def _row(line: Line, sheet: Sheet, units: _Units, problems: list[Problem]) -> Row:
    def take(name: str, parse, fallback):
        try:
            return parse(line.cells.get(name))
        except ValueError as error:
            heading = sheet.headings.get(name)
            where = f"{heading.column} {heading.words}" if heading else name
            problems.append(Problem(line.number, where, str(error)))
            return fallback

    columns = {name: take(name, lambda value, n=limit: cells.text(value, n), "") for name, limit in LIMITS.items()}
    cap = sheet.headings.get("cost_cap_yen")
    columns["cost_cap_yen"] = take("cost_cap_yen", lambda value: cells.yen(value, cap.factor if cap else 1), None)
    columns |= {name: take(name, cells.day, None) for name in ("pilot_from", "pilot_to")}
    columns |= {name: take(name, cells.yes_no, False) for name in ("contract_possible", "oss_expected")}
    columns["budget_route"] = take("budget_route", cells.budget_route, "")
    columns["areas"] = take("areas", cells.areas, [])
    words = {
        name: take(name, lambda value, n=known.length: cells.text(value, n), "") for name, known in BY_NAME.items()
    }
    body = take("body", units.body, None)
    unit = take("unit", lambda value: units.unit(body, value), None) if body else None
    _check(columns, line, sheet, problems)
    if not columns["external_id"]:
        identity = f"{columns['title']}|{unit.pk if unit else ''}"
        columns["external_id"] = f"sha256:{sha256(identity.encode()).hexdigest()[:24]}"
    return Row(line.number, unit, columns, {name: text for name, text in words.items() if text})


def _check(columns: dict, line: Line, sheet: Sheet, problems: list[Problem]) -> None:
    heading = sheet.headings["title"]
    if not columns["title"] and line.cells.get("title") is None:
        problems.append(Problem(line.number, f"{heading.column} {heading.words}", _("the title is missing")))
    begins, ends = columns["pilot_from"], columns["pilot_to"]
    if begins and ends and ends < begins:
        where = sheet.headings["pilot_to"]
        reason = _("the pilot ends before it begins")
        problems.append(Problem(line.number, f"{where.column} {where.words}", reason))


def _mark_known(made: Plan) -> None:
    numbers = [row.columns["external_id"] for row in made.rows]
    known = Challenge.objects.filter(programme=made.programme, external_id__in=numbers)
    there = set(known.values_list("external_id", flat=True))
    seen: dict[str, int] = {}
    for row in made.rows:
        number = row.columns["external_id"]
        row.exists = number in there
        if number in seen:
            reason = _("the same challenge stands in row %(row)d already") % {"row": seen[number]}
            made.problems.append(Problem(row.number, "", reason))
        seen.setdefault(number, row.number)
