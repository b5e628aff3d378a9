"""Workbooks as bureaus keep them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse
from openpyxl import Workbook

from challenges.challenges.models import Challenge
from challenges.pages import words
from challenges.pages.importing import Unreadable, plan
from colab.demo.builders.challenges import officer
from colab.demo.builders.people import make_programme, make_unit

pytestmark = pytest.mark.django_db
HEAD = [
    "No.", "課題名\n（必須）", "概要", "募集主体", "担当課", "分野", "背景", "課題", "実現したい姿", "実施フィールド",
    "効果検証方法", "実証費用の上限（円）", "実証開始日", "実証終了日", "契約の可能性", "問合せ先", "備考",
    "実証後の予算",
]  # fmt: skip
ROW = [
    "１", "どうすれば点検時間を減らせるか", "点検に時間がかかる", "東京都", "環境局 資源循環課", "環境、防災",
    "紙の点検表", "気づくのが遅い", "半分の時間", "都内3施設", "前後で各30件", "５００万円", "令和8年10月1日",
    "2027-02-28", "有", "資源循環課", "―", "翌年度に要求",
]  # fmt: skip


def changed(**cells):
    row = list(ROW)
    for name, value in cells.items():
        row[
            {
                "number": 0,
                "title": 1,
                "body": 3,
                "unit": 4,
                "areas": 5,
                "cap": 11,
                "begin": 12,
                "end": 13,
                "budget": 17,
            }[name]
        ] = value
    return row


def workbook(rows, *, merge=()):
    book = Workbook()
    sheet = book.active
    sheet.append(["令和8年度 課題一覧"])
    sheet.append([])
    for row in [HEAD, *rows]:
        sheet.append(row)
    for area in merge:
        sheet.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def programme():
    make_unit()
    return make_programme()


def plan_of(data, programme, name="課題.xlsx"):
    return plan(io.BytesIO(data), name, programme)


def run(tmp_path, data, name="a.xlsx"):
    path = tmp_path / name
    path.write_bytes(data)
    call_command("import_challenges", str(path), "--programme", "upgrade")


def test_rows_come_in_once(tmp_path, programme, capsys):
    data = workbook([ROW, changed(number=2, title="二つ目", cap=3000000, begin="R8.10.1")])
    run(tmp_path, data)
    first = Challenge.objects.get(title=ROW[1])
    assert first.state == "draft" and first.cost_cap_yen == 5_000_000 and first.areas == ["environment", "disaster"]
    assert first.pilot_from.isoformat() == "2026-10-01" and first.contract_possible
    assert first.budget_route == "next_fiscal_year"
    assert words.read(first).ja["goal"] == "半分の時間"
    run(tmp_path, data)
    assert Challenge.objects.count() == 2
    assert "0 challenges imported, 2 were there already" in capsys.readouterr().out


def test_merged_and_empty_cells(programme):
    rows = [ROW, changed(number=2, title="二つ目", body=None, unit=None), changed(number=3, title="三つ目", body=None)]
    made = plan_of(workbook(rows, merge=["D4:D6", "E4:E5"]), programme)
    assert made.problems == [] and len({row.unit.pk for row in made.rows}) == 1
    assert made.ignored == ["備考"]


def test_every_bad_cell_is_named_and_nothing_comes_in(tmp_path, programme):
    rows = [
        ROW,
        changed(number=2, title=None, cap="たくさん"),
        changed(number=3, title="三", unit="ない課", begin="来月", budget="ふめい"),
    ]
    made = plan_of(workbook(rows), programme)
    assert [(p.row, p.column.split()[0]) for p in made.problems] == [(5, "L"), (5, "B"), (6, "M"), (6, "R"), (6, "E")]
    assert all(problem.reason for problem in made.problems)
    with pytest.raises(CommandError):
        run(tmp_path, workbook(rows))
    assert not Challenge.objects.exists()


def test_same_number_twice_and_period_backwards(programme):
    made = plan_of(workbook([ROW, changed(title="別", end="令和7年1月1日")]), programme)
    assert [problem.row for problem in made.problems] == [5, 5]


def test_amounts_in_thousands_and_without_number(programme):
    head = list(HEAD)
    head[11] = "費用上限（千円）"
    text = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in (head, changed(number="", cap="3,000")))
    for encoding in ("utf-8-sig", "cp932"):
        made = plan_of(text.replace("―", "-").encode(encoding), programme, "課題.csv")
        assert made.problems == []
        assert made.rows[0].columns["cost_cap_yen"] == 3_000_000
        assert made.rows[0].columns["external_id"].startswith("sha256:")


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", b"no workbook", workbook([])[:900]]
)
def test_corrupt_workbooks_say_why(data, programme, tmp_path):
    with pytest.raises(Unreadable):
        plan_of(data, programme)
    with pytest.raises(CommandError):
        run(tmp_path, data)


def test_headings_are_needed(programme):
    with pytest.raises(Unreadable):
        plan_of("あ,い\r\n1,2".encode(), programme, "a.csv")


def test_office_page_previews_then_imports(client_for, programme):
    browser = client_for(officer("office", programme=programme))
    url = reverse("challenges:import")
    assert browser.get(url).status_code == 200
    bad = SimpleUploadedFile("bad.xlsx", workbook([changed(cap="x")]))
    assert browser.post(url, {"programme": programme.pk, "file": bad}).status_code == 422
    good = SimpleUploadedFile("good.xlsx", workbook([ROW]))
    page = browser.post(url, {"programme": programme.pk, "file": good})
    assert page.status_code == 200 and not Challenge.objects.exists()
    token = page.content.decode().split('name="file-kept" value="')[1].split('"')[0]
    assert browser.post(url, {"programme": programme.pk, "file-kept": token, "confirm": "1"}).status_code == 302
    assert Challenge.objects.get().title == ROW[1]
    section = client_for(officer("section", make_unit()))
    assert section.get(url).status_code == 404
