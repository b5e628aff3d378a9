"""Readings out of a file: a table with headings, CSV or XLSX, as it leaves a spreadsheet or an instrument."""

import csv
import io
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook

from colab.core.ui.forms import parsing

MOST_ROWS = 5000
HEADINGS = {
    "indicator": ("指標", "指標名", "項目", "indicator"),
    "phase": ("時点", "前後", "区分", "phase"),
    "label": ("対象", "測定対象", "回答者", "番号", "氏名", "of what", "label", "id"),
    "value": ("値", "測定値", "実測値", "数値", "回答", "value"),
    "taken_on": ("測定日", "日付", "年月日", "日", "taken on", "date"),
}
PHASES = {"前": "before", "実証前": "before", "before": "before", "後": "after", "実証後": "after", "after": "after"}
YES_NO = {"はい": 1, "yes": 1, "○": 1, "〇": 1, "有": 1, "いいえ": 0, "no": 0, "×": 0, "✕": 0, "無": 0}


class Unreadable(Exception):
    """The file cannot be read at all; the text says why."""


@dataclass(frozen=True)
class Line:
    """One row of the file: its number there, and its cells by column."""

    number: int
    cells: dict[str, Any]


def read(data: bytes, name: str) -> list[Line]:
    """Return the rows under the first row that has a heading for the value. Raises ``Unreadable``."""
    table = _csv(data) if name.lower().endswith(".csv") else _workbook(data)
    for at, row in enumerate(table[:20]):
        known = {found: place for place, cell in enumerate(row) if (found := heading(cell))}
        if "value" in known:
            return _lines(table, at, known)
    raise Unreadable(_("No heading row was found. There must be a column headed 値 or 測定値."))


def heading(cell: Any) -> str | None:
    """Return the column that a heading names, or None."""
    text = _plain(cell).split("(")[0].strip()
    return next((field for field, words in HEADINGS.items() if text in words), None)


def number(cell: Any) -> Decimal:
    """Return a cell as a number with two decimals; 「はい」 and ○ are 1. Raises ``ValueError``."""
    text = _plain(cell).replace(",", "")
    if text in YES_NO:
        return Decimal(YES_NO[text])
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not value.is_finite() or abs(value) >= Decimal(10) ** 12:
        raise ValueError(text)
    return value.quantize(Decimal("0.01"))


def day(cell: Any) -> date | None:
    """Return a cell as a day, None where it is empty. Raises ``ValueError`` where it is none."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date) or cell in (None, ""):
        return cell or None
    found = parsing.date(str(cell).strip())
    if found is None:
        raise ValueError(cell)
    return found


def phase(cell: Any) -> str | None:
    """Return "before" or "after", None where the cell is empty. Raises ``ValueError``."""
    text = _plain(cell)
    if text and text not in PHASES:
        raise ValueError(text)
    return PHASES.get(text)


def _lines(table: list[list[Any]], head: int, known: dict[str, int]) -> list[Line]:
    lines = []
    for count, row in enumerate(table[head + 1 :], start=head + 2):
        cells = {field: row[place] if place < len(row) else None for field, place in known.items()}
        # A row of the template that nobody has filled in yet names an indicator and a number, and nothing else.
        if any(cells.get(field) not in (None, "") for field in ("value", "taken_on")):
            lines.append(Line(count, cells))
    if len(lines) > MOST_ROWS:
        raise Unreadable(_("The file has more than 5,000 readings."))
    return lines


def _plain(cell: Any) -> str:
    return "" if cell is None else unicodedata.normalize("NFKC", str(cell)).strip().casefold()


def _csv(data: bytes) -> list[list[Any]]:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return [list(row) for row in csv.reader(io.StringIO(data.decode(encoding)))]
        except UnicodeDecodeError:
            continue
        except csv.Error as error:
            raise Unreadable(_("The CSV file is damaged.")) from error
    raise Unreadable(_("The text of the file cannot be read. Save it as CSV in UTF-8."))


def _workbook(data: bytes) -> list[list[Any]]:
    try:
        book = load_workbook(io.BytesIO(data), data_only=True, read_only=True)
        sheet = next(each for each in book.worksheets if each.sheet_state == "visible")
        return [list(row) for row in sheet.iter_rows(values_only=True, max_row=MOST_ROWS + 25, max_col=50)]
    except Exception as error:  # the library raises whatever the broken part raises
        raise Unreadable(_("The workbook cannot be opened. Open it in Excel, save it again and retry.")) from error
