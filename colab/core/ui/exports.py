"""Lists as CSV, Excel and JSON, the same for every room.

COLUMNS = [
        Column("code", "課題番号", "Challenge number"),
        Column("body", "募集主体", "Body", lambda challenge: challenge.unit.body.name),
    ]
if export := requested_export(request, COLUMNS, filters.rows, "challenges"):
    return export
"""

import csv
import datetime
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from colab.core import clock
from colab.core.ui.format import japanese, local

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RISKY = ("=", "+", "-", "@", "＝", "＋", "－", "−", "＠", "\t", "\r", "\n")
"""A cell beginning with one of these is run as a formula by spreadsheet programs, full-width ones by Japanese Excel."""
LICENCE = "CC-BY-4.0"
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


@dataclass(frozen=True)
class Column:
    """One column: `key` for machines, headings in both languages, `get(row)` or the attribute path of the key."""

    key: str
    ja: str
    en: str
    get: Callable | None = None

    def value(self, row):
        """Return the cell's value of a row."""
        if self.get:
            return self.get(row)
        return row.get(self.key) if isinstance(row, dict) else attrgetter(self.key)(row)

    def heading(self, wanted):
        """Return the heading: "ja", "en" or "key"."""
        return {"ja": self.ja, "en": self.en}.get(wanted, self.key)


def text(value):
    """Return a value as an export writes it: ISO dates in Japan's time, yes and no as 1 and 0, nothing as ""."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime.datetime):
        return local(value).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def safe(value):
    """Return a cell: numbers stay numbers, text that a spreadsheet would run gets an apostrophe before it.

    Control characters, which a workbook cannot hold, are dropped.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    plain = ILLEGAL_CHARACTERS_RE.sub("", text(value))
    return f"'{plain}" if plain.startswith(RISKY) else plain


def _lines(columns, rows, headings):
    demo = settings.DEMO_MODE
    yield [column.heading(headings) for column in columns] + (
        [{"key": "note", "en": "Note"}.get(headings, "備考")] if demo else []
    )
    note = ["Fictional demo data" if headings == "en" else "架空のデモデータ"] if demo else []
    for row in rows:
        yield [safe(column.value(row)) for column in columns] + note


def _each(rows):
    """Return rows one by one without holding them all; a queryset with prefetches needs a chunk size."""
    return rows.iterator(chunk_size=500) if hasattr(rows, "iterator") else rows


class _Echo:
    def write(self, value):
        return value


def _csv(lines, bom):
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    if bom:
        yield BOM
    for line in lines:
        yield writer.writerow(line)


def _xlsx(lines, title):
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    for line in lines:
        sheet.append(line)
    out = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    book.save(out)
    out.seek(0)
    return out


def _json(columns, rows, name):
    """Yield a JSON object with the list's licence and its rows; keys are the columns' keys, values stay typed."""
    head = {"name": name, "licence": LICENCE, "generated_at": text(clock.now()), "fictional": settings.DEMO_MODE}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "rows": ['
    for number, row in enumerate(rows):
        line = {column.key: _typed(column.value(row)) for column in columns}
        yield (",\n" if number else "\n") + json.dumps(line, ensure_ascii=False)
    yield "\n]}\n"


def _typed(value):
    """Return a JSON value: numbers, truth and nothing as they are, everything else as the text of a file."""
    return value if value is None or isinstance(value, bool | int) else text(value)


def filename_header(name, extension, name_ja=""):
    """Return a Content-Disposition value: an ASCII name and, by RFC 5987, the Japanese one."""
    stem = f"{'demo-' if settings.DEMO_MODE else ''}{name}-{clock.today():%Y%m%d}"
    extra = f"; filename*=UTF-8''{quote(f'{name_ja}-{clock.today():%Y%m%d}.{extension}')}" if name_ja else ""
    return f'attachment; filename="{stem}.{extension}"{extra}'


def export_response(columns, rows, name, format="csv", *, bom=False, headings="", name_ja=""):  # noqa: A002
    """Return rows as a file, streamed.

    `columns`: Column list; `rows`: queryset or iterable; `name`: ASCII stem of the file's name, `name_ja` its Japanese
    one; `format`: csv, xlsx or json; `bom`: begin CSV with a byte order mark; `headings`: ja, en or key, the
    page's language when empty. In demo mode every row says that it is fictional. ValueError for another format.
    """
    if format == "json":
        response = StreamingHttpResponse(
            _json(columns, _each(rows), name), content_type="application/json; charset=utf-8"
        )
        response["Access-Control-Allow-Origin"] = "*"
        return response
    lines = _lines(columns, _each(rows), headings or ("ja" if japanese() else "en"))
    if format == "csv":
        response = StreamingHttpResponse(_csv(lines, bom), content_type="text/csv; charset=utf-8")
    elif format == "xlsx":
        response = FileResponse(_xlsx(lines, name), content_type=XLSX_TYPE)
    else:
        raise ValueError(f"unknown export format: {format}")
    response["Content-Disposition"] = filename_header(name, format, name_ja)
    response["X-Robots-Tag"] = "noindex"
    return response


def program_response(path):
    """Return a small program of ours, whole, to be kept as a file."""
    headers = {"Content-Disposition": f'attachment; filename="{path.name}"'}
    return HttpResponse(path.read_bytes(), content_type="text/x-python; charset=utf-8", headers=headers)


def requested_export(request, columns, rows, name, *, name_ja=""):
    """Return what ?format=csv, xlsx or json asks for (with ?bom=1, ?headings=key), else None."""
    wanted = request.GET.get("format", "")
    if wanted not in ("csv", "xlsx", "json"):
        return None
    request.listed = rows  # for the trail of who read personal data
    return export_response(
        columns,
        rows,
        name,
        wanted,
        bom=request.GET.get("bom") == "1",
        headings=request.GET.get("headings", ""),
        name_ja=name_ja,
    )
