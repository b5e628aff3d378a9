"""Reading the sheet: where the headings are, what stands in each row, merged cells filled."""

import csv
import io
import zipfile
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from .headings import factor_of, field_of

HEAD_ROWS = 20
MAX_ROWS = 2000
INHERITED = ("body", "unit")
"""Columns in which an empty cell means "as above": bureaus merge them."""


class Unreadable(Exception):
    """The file cannot be read at all; the text says why."""


@dataclass(frozen=True)
class Heading:
    """One known column: its field, where it is ("C"), its words, and the unit its amounts are in."""

    field: str
    column: str
    words: str
    factor: int = 1


@dataclass(frozen=True)
class Line:
    """One row: its number in the sheet and its cells by field."""

    number: int
    cells: dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """What was read."""

    headings: dict[str, Heading]
    lines: list[Line]
    ignored: list[str]


def read(file: BinaryIO, name: str) -> Sheet:
    """Return the first sheet with a heading row. Raises ``Unreadable`` with a reason a person can act on."""
    data = file.read()
    if not data:
        raise Unreadable(_("The file is empty."))
    tables = _csv(data) if name.lower().endswith(".csv") else _workbook(data)
    for table in tables:
        found = _sheet(table)
        if found:
            return found
    raise Unreadable(
        _("No heading row was found. Within the first 20 rows there must be a heading such as 題名 or 課題名.")
    )


def _workbook(data: bytes) -> list[list[list[Any]]]:
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Unreadable(
            _("This is an old or password-protected Excel file. Save it as .xlsx without a password and try again.")
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > 200 * 1024 * 1024:
                raise Unreadable(_("The workbook is too large when unpacked."))
        book = load_workbook(io.BytesIO(data), data_only=True)
    except Unreadable:
        raise
    except Exception as error:  # the library raises whatever the broken part raises
        raise Unreadable(
            _("The workbook is damaged and cannot be opened. Open it in Excel, save it again and retry.")
        ) from error
    return [_cells(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _cells(sheet: Any) -> list[list[Any]]:
    if sheet.max_row > MAX_ROWS + HEAD_ROWS and sheet.max_row * sheet.max_column > 2_000_000:
        raise Unreadable(_("The sheet has more than 2,000 rows."))
    table = [list(row) for row in sheet.iter_rows(values_only=True)]
    for area in sheet.merged_cells.ranges:
        value = table[area.min_row - 1][area.min_col - 1]
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                table[row - 1][column - 1] = value
    return table


def _csv(data: bytes) -> list[list[list[Any]]]:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Unreadable(_("The text of the file cannot be read. Save it as CSV in UTF-8."))
    if "\0" in text:
        raise Unreadable(_("The text of the file cannot be read. Save it as CSV in UTF-8."))
    try:
        return [[list(row) for row in csv.reader(io.StringIO(text))]]
    except csv.Error as error:
        raise Unreadable(_("The CSV file is damaged: a quotation mark is not closed.")) from error


def _sheet(table: list[list[Any]]) -> Sheet | None:
    for at, row in enumerate(table[:HEAD_ROWS]):
        known, ignored = {}, []
        for place, cell in enumerate(row):
            field = field_of(cell)
            if field and field not in known:
                letter = get_column_letter(place + 1)
                known[field] = (place, Heading(field, letter, str(cell).strip(), factor_of(cell)))
            elif cell not in (None, ""):
                ignored.append(str(cell).strip())
        if "title" in known and len(known) >= 2:
            return Sheet(
                {field: heading for field, (_place, heading) in known.items()}, _lines(table, at, known), ignored
            )
    return None


def _lines(table: list[list[Any]], head: int, known: dict) -> list[Line]:
    lines, above = [], {}
    for number, row in enumerate(table[head + 1 :], start=head + 2):
        cells = {field: row[place] if place < len(row) else None for field, (place, _heading) in known.items()}
        cells = {
            field: None if isinstance(value, str) and not value.strip() else value for field, value in cells.items()
        }
        if all(value is None for field, value in cells.items() if field not in (*INHERITED, "external_id")):
            continue
        for field in INHERITED:
            cells[field] = above[field] = cells.get(field) or above.get(field)
        lines.append(Line(number, cells))
    if len(lines) > MAX_ROWS:
        raise Unreadable(_("The sheet has more than 2,000 rows."))
    return lines
