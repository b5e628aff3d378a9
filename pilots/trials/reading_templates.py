"""An empty file for readings with this pilot's own indicators: filled in on site, it is read in as it is."""

import csv
import io
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.styles import Font

from colab.core.ui.exports import BOM, RISKY, XLSX_TYPE
from pilots.trials.enums import Scale
from pilots.trials.models import Pilot

HEADINGS = ("指標", "時点", "対象", "値", "測定日", "単位")
FORMS = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX_TYPE}
MOST = 500
"""Rows for one indicator and phase: beyond that a row is copied down."""
GUIDE = (
    "「値」と「測定日」を入力し、このファイルのまま取り込んでください。",
    "測定日は 2026-10-01 または 令和8年10月1日 のように入力します。",
    "「対象」は、前と後で同じ人・物に同じ番号を付けると、対ごとに比べます。氏名は書かないでください。",
    "はい・いいえで答える指標の値は、はい または いいえ と入力します。",
    "値も測定日も空の行は読み飛ばします。行は増やしてかまいません。",
)


def rows(pilot: Pilot) -> Iterator[tuple]:
    """Yield a row for each planned reading, before and after; value and day are empty."""
    for indicator in pilot.indicators.order_by("order", "pk"):
        unit = "はい／いいえ" if indicator.scale == Scale.SHARE else indicator.unit
        for phase in ("前", "後"):
            for number in range(1, min(indicator.sample_size, MOST) + 1):
                yield (indicator.name, phase, str(number), "", "", unit)


def template(pilot: Pilot, form: str) -> bytes:
    """Return the file as "csv" or "xlsx"."""
    return _csv(pilot) if form == "csv" else _workbook(pilot)


def _csv(pilot: Pilot) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    writer.writerows([_safe(cell) for cell in row] for row in rows(pilot))
    return (BOM + out.getvalue()).encode()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(RISKY) else cell


def _workbook(pilot: Pilot) -> bytes:
    book = Workbook()
    sheet, guide = book.active, book.create_sheet("記入のしかた")
    sheet.title = "測定値"
    for row in (HEADINGS, *rows(pilot)):
        sheet.append([_safe(cell) if cell else None for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, width in zip("ABCDEF", (44, 8, 10, 12, 14, 12), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    for line in GUIDE:
        guide.append([line])
    guide.column_dimensions["A"].width = 90
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
