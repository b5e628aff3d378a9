"""Exports: the same rows everywhere, and nothing a spreadsheet would run."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.test import RequestFactory
from django.utils import translation
from openpyxl import load_workbook

from colab.core import clock
from colab.core.ui.exports import BOM, Column, export_response, requested_export, safe

COLUMNS = [
    Column("code", "課題番号", "Challenge number"),
    Column("amount", "金額", "Amount"),
    Column("upper", "大文字", "Upper", lambda row: row["code"].upper()),
]
ROWS = [{"code": "c-1", "amount": 1200}, {"code": "=1+1", "amount": None}]


def read(response):
    content = b"".join(response.streaming_content)
    if hasattr(response, "file_to_stream"):
        response.file_to_stream.close()
    return content


def rows_of(response):
    return list(csv.reader(io.StringIO(read(response).decode("utf-8"))))


@pytest.mark.parametrize("risky", ["=1+1", "+81", "-5", "@cmd", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "−1", "＠x"])
def test_formulas_are_neutralised(risky):
    assert safe(risky) == f"'{risky}"


def test_numbers_dates_and_truth():
    assert safe(-5) == -5
    assert safe(date(2026, 12, 1)) == "2026-12-01"
    assert safe(datetime(2026, 12, 1, 8, 0, tzinfo=UTC)) == "2026-12-01T17:00:00+09:00"
    assert (safe(True), safe(None)) == ("1", "")


def test_csv_has_headings_in_the_pages_language():
    assert rows_of(export_response(COLUMNS, ROWS, "list"))[0] == ["課題番号", "金額", "大文字"]
    with translation.override("en"):
        assert rows_of(export_response(COLUMNS, ROWS, "list"))[0] == ["Challenge number", "Amount", "Upper"]
    assert rows_of(export_response(COLUMNS, ROWS, "list", headings="key"))[0] == ["code", "amount", "upper"]
    assert rows_of(export_response(COLUMNS, ROWS, "list"))[2] == ["'=1+1", "", "'=1+1"]


def test_the_byte_order_mark_is_an_option():
    assert read(export_response(COLUMNS, ROWS, "list", bom=True)).decode().startswith(BOM)
    assert not read(export_response(COLUMNS, ROWS, "list")).decode().startswith(BOM)


def test_excel_keeps_numbers_and_neutralises_text():
    book = load_workbook(io.BytesIO(read(export_response(COLUMNS, ROWS, "list", "xlsx"))))
    lines = list(book.active.iter_rows(values_only=True))
    assert lines[1] == ("c-1", 1200, "C-1")
    assert lines[2][0] == "'=1+1"


def test_control_characters_do_not_break_excel():
    rows = [{"code": "a\x0bb", "amount": 1}]
    book = load_workbook(io.BytesIO(read(export_response(COLUMNS, rows, "list", "xlsx"))))
    assert next(book.active.iter_rows(min_row=2, values_only=True))[0] == "ab"


def test_names_of_files():
    with clock.frozen(datetime(2026, 12, 1, 0, 0, tzinfo=UTC)):
        header = export_response(COLUMNS, ROWS, "list", name_ja="課題一覧")["Content-Disposition"]
    assert header.startswith("attachment; filename=\"list-20261201.csv\"; filename*=UTF-8''%E8%AA%B2")


def test_demo_rows_say_so(settings):
    settings.DEMO_MODE = True
    lines = rows_of(export_response(COLUMNS, ROWS, "list"))
    assert [line[-1] for line in lines] == ["備考", "架空のデモデータ", "架空のデモデータ"]


def test_only_known_formats_are_exported():
    make = RequestFactory().get
    assert requested_export(make("/", {"format": "exe"}), COLUMNS, ROWS, "list") is None
    assert requested_export(make("/"), COLUMNS, ROWS, "list") is None
    assert requested_export(make("/", {"format": "csv"}), COLUMNS, ROWS, "list").status_code == 200
    with pytest.raises(ValueError, match="exe"):
        export_response(COLUMNS, ROWS, "list", "exe")
