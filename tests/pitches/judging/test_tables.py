"""Assignment and expertise as files: out and in again, with a preview, all of it or nothing; the page in words."""

import csv
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from colab.core.ledger.queries import entries
from colab.demo.builders import judging as build
from pitches.judging.models import Assignment, Expertise
from pitches.judging.queries import expertise_of, live_seats
from pitches.rounds.queries import active_members, entrants

pytestmark = pytest.mark.django_db


def office_of(round_, client_for):
    return client_for(build.round_office(round_.challenge).user)


def table_of(browser, url):
    text = b"".join(browser.get(url).streaming_content).decode().lstrip("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def as_text(rows):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def seats_of(round_):
    return set(live_seats(round_).values_list("judge__key", "pitch__key"))


@pytest.fixture
def drawn():
    round_ = build.declare_all(build.round_with_panel(pitches=4, judges=5))
    return build.draw_assignment(actor=build.round_office(round_.challenge), round_=round_, seed="7")


def test_what_goes_out_comes_in_again_and_changes_nothing(drawn, client_for):
    browser, here = office_of(drawn, client_for), f"/work/rounds/{drawn.key}/assignment"
    for prefix in ("", "/en"):
        rows = table_of(browser, f"{prefix}{here}/list.csv?bom=1")
        answer = browser.post(f"{prefix}{here}/import/", {"rows": as_text(rows), "reason": "確認"})
        assert answer.status_code == 200
        assert (answer.context["plan"].same, answer.context["plan"].changes) == (12, 0)


def test_a_changed_file_is_shown_first_and_written_when_confirmed(drawn, client_for):
    browser, url = office_of(drawn, client_for), f"/work/rounds/{drawn.key}/assignment/import/"
    rows = table_of(browser, f"/work/rounds/{drawn.key}/assignment/list.csv")
    gone = rows[0]
    before = seats_of(drawn)
    member = next(m for m in active_members(drawn) if (m.key, pitch_key(drawn, gone)) not in before)
    rows[0] = gone | {"審査員番号": member.key, "理由": "専門に合わせた"}
    upload = SimpleUploadedFile("割当.csv", as_text(rows).encode("cp932"), "text/csv")
    page = browser.post(url, {"file": upload, "reason": "専門の調整"})
    assert page.status_code == 200 and "1席を追加" in page.content.decode() and seats_of(drawn) == before
    typed = page.context["form"]["rows"].value()
    done = browser.post(url, {"rows": typed, "reason": "専門の調整", "confirm": "1"})
    assert done.status_code == 302
    assert seats_of(drawn) == before - {(gone["審査員番号"], pitch_key(drawn, gone))} | {
        (member.key, pitch_key(drawn, gone))
    }
    made = Assignment.objects.get(origin="imported")
    assert made.reason == "専門に合わせた" and Assignment.objects.get(end_reason="専門の調整").ended_at
    last = list(entries("round", drawn.key))[-1]
    assert last.verb == "import_seats" and last.payload["add"][0][0] == member.key
    assert "専門に合わせた" in browser.get(f"/work/rounds/{drawn.key}/assignment/").content.decode()


def pitch_key(round_, row):
    return entrants(round_).get(receipt_number=row["受付番号"]).key


def test_mistakes_are_named_by_row_column_and_reason_and_nothing_is_written(client_for):
    round_ = build.scoring_round(pitches=4, judges=5)
    browser, url = office_of(round_, client_for), f"/work/rounds/{round_.key}/assignment/import/"
    rows = table_of(browser, f"/work/rounds/{round_.key}/assignment/list.csv")
    member = active_members(round_).get(key=rows[0]["審査員番号"])
    begun = live_seats(round_).filter(judge=member).first()
    build.save_sheet(actor=build.judge_actor(member), assignment=begun, typed=build.Typed(for_team="よい"))
    other = live_seats(round_).exclude(pitch=begun.pitch).exclude(judge=member).first()
    build.declare_conflicts(
        actor=build.judge_actor(other.judge), round_=round_, conflicts={other.pitch.organisation.key: "顧問"}
    )
    before = seats_of(round_)
    conflict = {"審査員番号": other.judge.key, "受付番号": other.pitch.receipt_number}
    kept = [row for row in rows if (row["審査員番号"], pitch_key(round_, row)) != (member.key, begun.pitch.key)]
    kept = [row for row in kept if conflict.items() <= row.items()] + kept[-1:] * 2
    bad = [*kept, rows[0] | {"審査員番号": "nobody"}, rows[0] | {"受付番号": "P-0"}]
    answer = browser.post(url, {"rows": as_text(bad), "reason": "x", "confirm": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422 and seats_of(round_) == before
    for words in ("利益相反", "すでに", "この番号の審査員", "この受付番号の提案", "記入を始めて"):
        assert words in page, words
    places = {(one.row, one.column) for one in answer.context["plan"].problems}
    assert {(2, "審査員番号"), (5, "審査員番号"), (6, "受付番号"), (0, "受付番号")} <= places
    assert "nobody" in answer.context["form"]["rows"].value()


@pytest.mark.parametrize("text", ["", "a,b\n1,2", '"審査員番号', "\0", "審査員番号,受付番号\n" + "x,y\n" * 20_001])
def test_files_that_cannot_be_read_say_why(drawn, client_for, text):
    browser = office_of(drawn, client_for)
    for url in (f"/work/rounds/{drawn.key}/assignment/import/", f"/work/rounds/{drawn.key}/expertise/"):
        upload = SimpleUploadedFile("x.csv", text.encode() or b" ", "text/csv")
        answer = browser.post(url, {"file": upload, "reason": "x"})
        assert answer.status_code == 422 and answer.context["form"].errors


def test_expertise_is_filled_in_and_the_draw_follows_it(drawn, client_for):
    browser, url = office_of(drawn, client_for), f"/work/rounds/{drawn.key}/expertise/"
    rows = table_of(browser, f"{url}list.csv")
    assert len(rows) == 20
    experts = sorted(member.key for member in active_members(drawn))[:3]
    column = "専門性（0・0.5・1）"
    typed = [row | {column: "１" if row["審査員番号"] in experts else ""} for row in rows]
    typed.append(dict.fromkeys(rows[0], "") | {"審査員番号": rows[-1]["審査員番号"], column: "0.5"})
    page = browser.post(url, {"rows": as_text(typed)})
    assert page.status_code == 200 and not Expertise.objects.exists()
    assert browser.post(url, {"rows": page.context["form"]["rows"].value(), "confirm": "1"}).status_code == 302
    assert set(expertise_of(drawn)[experts[0]].values()) == {100}
    again = browser.post(url, {"rows": as_text(table_of(browser, f"{url}list.csv"))})
    assert again.context["plan"].changes == 0
    here = f"/work/rounds/{drawn.key}/assignment/"
    assert browser.post(f"{here}draw/", {"seed": "9", "lowest": "0", "highest": "4"}).status_code == 302
    assert {judge for judge, _pitch in seats_of(drawn)} == set(experts)
    page = browser.get(here).content.decode()
    assert "12" in page and "専門性" in page and "9" in page
    assert browser.get(f"/en{here}").status_code == 200


def test_expertise_outside_its_range_is_refused(drawn, client_for):
    browser, url = office_of(drawn, client_for), f"/work/rounds/{drawn.key}/expertise/"
    key = active_members(drawn).first().key
    for value in ("2", "-1", "よい", "NaN"):
        answer = browser.post(url, {"rows": f"judge_id,receipt,expertise\n{key},,{value}\n", "confirm": "1"})
        assert answer.status_code == 422 and answer.context["plan"].problems[0].row == 2
    assert not Expertise.objects.exists()


def test_impossible_loads_are_refused_in_words_and_change_nothing(drawn, client_for):
    browser, url = office_of(drawn, client_for), f"/work/rounds/{drawn.key}/assignment/draw/"
    before = seats_of(drawn)
    cases = [
        ({"lowest": "0", "highest": "1"}, "12席が必要"),
        ({"lowest": "3", "highest": "4"}, "15席"),
        ({"lowest": "4", "highest": "2"}, "下回って"),
        ({"lowest": "1"}, "両方"),
    ]
    for typed, words in cases:
        answer = browser.post(url, typed)
        assert answer.status_code == 409 and words in answer.content.decode(), words
    assert seats_of(drawn) == before


def test_a_gap_is_filled_without_moving_anybody(drawn, client_for):
    round_ = build.apply("open_scoring", drawn, actor=build.round_office(drawn.challenge))
    office = build.round_office(round_.challenge)
    member = active_members(round_).last()
    round_ = build.apply("recuse", round_, actor=office, member=member.key, reason="急用")
    kept = seats_of(round_)
    assert len(kept) < 12
    browser = office_of(round_, client_for)
    page = browser.get(f"/work/rounds/{round_.key}/assignment/")
    assert page.context["draw_form"].initial["keep_all"] is True
    answer = browser.post(f"/work/rounds/{round_.key}/assignment/draw/", {"keep_all": "on", "seed": "3"})
    assert answer.status_code == 302
    assert kept < seats_of(round_) and len(seats_of(round_)) == 12


def test_the_draw_can_be_repeated_from_the_published_inputs(drawn, client_for, tmp_path):
    browser = office_of(drawn, client_for)
    path, out = tmp_path / "instance.json", tmp_path / "out.json"
    path.write_bytes(browser.get(f"/work/rounds/{drawn.key}/assignment/instance.json").content)
    call_command("assign_judges", "--instance", str(path), "--seed", "7", "--out", str(out))
    assert {tuple(pair) for pair in json.loads(out.read_text())["pairs"]} == seats_of(drawn)


def test_only_the_office_sees_and_sends_files(drawn, client_for):
    judge = client_for(active_members(drawn).first().user)
    for path in ("assignment/import/", "assignment/instance.json", "expertise/", "expertise/list.csv"):
        assert judge.get(f"/work/rounds/{drawn.key}/{path}").status_code == 404
    before = seats_of(drawn)
    assert judge.post(f"/work/rounds/{drawn.key}/assignment/import/", {"rows": "x", "confirm": "1"}).status_code == 404
    assert seats_of(drawn) == before
