"""Readings from files, photos of the log, indicators changed in the open, postponement over the year."""

import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook
from PIL import Image

from colab.core import clock, files, outbox
from colab.core.ledger.models import LedgerEntry
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import GuardFailed, apply
from colab.demo.builders import people, trials
from colab.demo.builders.challenges import officer
from colab.demo.builders.submissions import pdf_upload
from pilots.trials.models import IndicatorChange, PilotLog, Reading
from pilots.trials.outcomes import indicator_rows

pytestmark = pytest.mark.django_db
SHARE = trials.INDICATOR | {
    "name": "使い続けたい職員", "name_en": "Staff who want to keep it", "unit": "％", "unit_en": "%", "scale": "share",
    "baseline": Decimal(30), "target": Decimal(70), "direction": "up", "sample_size": 12,
}  # fmt: skip


@pytest.fixture(autouse=True)
def in_november():
    with clock.frozen(clock.aware(date(2026, 11, 2), 10)):
        yield


def do(client, pilot, verb, **data):
    return client.post(reverse("work:verb", args=["pilot", pilot.key, verb]), {"version": pilot.version} | data)


def a_csv(text, name="日報.csv", encoding="utf-8-sig"):
    return SimpleUploadedFile(name, text.encode(encoding), "text/csv")


def a_workbook(rows):
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return SimpleUploadedFile("測定.xlsx", out.getvalue(), "application/octet-stream")


@pytest.mark.parametrize("kind", ["csv", "sjis", "xlsx"])
def test_a_file_of_readings_is_read_in_and_kept(client, kind):
    pilot = trials.running_pilot(indicators=[trials.INDICATOR, SHARE])
    client.force_login(trials.section_of(pilot).user)
    rows = [
        ["指標", "時点", "対象", "測定値（分）", "測定日"],
        [trials.INDICATOR["name"], "前", "巡回員1", 40, "2026/11/2"],
    ]
    rows += [
        ["", "後", "巡回員1", "１２", "令和8年11月2日"],
        [SHARE["name"], "後", "巡回員1", "はい", date(2026, 11, 2)],
    ]
    text = "\n".join(",".join(str(cell) for cell in row) for row in rows)
    made = {"csv": a_csv(text), "sjis": a_csv(text, encoding="cp932"), "xlsx": a_workbook(rows)}[kind]
    first = pilot.indicators.order_by("order", "pk").first()
    answer = do(client, pilot, "import_readings", file=made, indicator=first.pk, phase="after", source="")
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    readings = Reading.objects.order_by("pk")
    assert [(r.phase, r.value) for r in readings] == [("before", 40), ("after", 12), ("after", 1)]
    stored = readings[0].file
    assert stored.subject_key == pilot.key and {r.file_id for r in readings} == {stored.pk}
    entry = LedgerEntry.objects.get(machine="pilot", verb="import_readings")
    assert entry.payload["file_sha256"] == stored.sha256 and entry.payload["count"] == 3
    outbox.drain()
    page = client.get(reverse("work:subject", args=["pilot", pilot.key])).content.decode()
    assert stored.name in page and verify_all().ok


def test_a_bad_row_is_named_and_nothing_is_entered(client):
    pilot = trials.running_pilot()
    client.force_login(trials.section_of(pilot).user)
    text = "対象,値,測定日\n甲,12,2026-11-02\n乙,多い,2026-11-02\n丙,3,2027-01-01\n甲,13,2026-11-02"
    indicator = pilot.indicators.get()
    answer = do(client, pilot, "import_readings", file=a_csv(text), indicator=indicator.pk, phase="after")
    words = answer.content.decode()
    assert answer.status_code == 200 and not Reading.objects.exists()
    assert all(part in words for part in ("3行目", "4行目", "5行目")) and "2行目" not in words


def test_readings_after_the_fixed_end_are_refused():
    pilot = trials.running_pilot()
    section = trials.section_of(pilot)
    end = pilot.indicators.get().measure_by
    assert end == pilot.period_to
    with clock.frozen(clock.aware(end + timedelta(days=3), 10)):
        with pytest.raises(GuardFailed) as late:
            apply("add_readings", pilot, actor=section, **trials.readings(pilot, [1]))
        assert late.value.guard_id == "pilot.reading_dates"
        head = trials.section_of(pilot, "head")
        changed = {
            "indicator": pilot.indicators.get(),
            "measure_by": end + timedelta(days=10),
            "reason": "雨が続いたため",
        }
        pilot = apply("change_indicator", pilot, actor=head, **changed)
        apply("add_readings", pilot, actor=section, **trials.readings(pilot, [1]))


def test_a_moved_target_stays_visible(client):
    pilot = trials.running_pilot()
    head, section = trials.section_of(pilot, "head"), trials.section_of(pilot)
    fixed = pilot.indicators_hash
    facts = {"indicator": pilot.indicators.get(), "target": Decimal(30), "reason": "機器の到着が遅れたため"}
    pilot = apply("change_indicator", pilot, actor=head, **facts)
    assert pilot.indicators_hash != fixed and IndicatorChange.objects.get().was_target == 20
    pilot = apply("add_readings", pilot, actor=section, **trials.readings(pilot, [25, 26, 24, 25, 26]))
    row = indicator_rows(pilot)[0]
    assert row["result"].verdict == "met"
    page = client.get(reverse("trials:detail", args=[pilot.code])).content.decode()
    assert "機器の到着が遅れたため" in page and "<del>20</del>" in page and "<ins>30</ins>" in page
    assert "当初の目標" in page and "一部達成" in page
    with pytest.raises(GuardFailed):
        apply("change_indicator", pilot, actor=head, **facts)
    assert verify_all().ok


def test_a_photo_of_the_log_is_public_once_clean(client):
    pilot = trials.running_pilot()
    client.force_login(trials.section_of(pilot).user)
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "green").save(out, "PNG")
    photo = SimpleUploadedFile("site.png", out.getvalue(), "image/png")
    facts = {"day": "2026-11-02", "words": "設置しました", "public": "on"}
    assert do(client, pilot, "add_log", photos=photo, **facts).status_code == 200, "a photo says what it shows"
    photo.seek(0)
    assert do(client, pilot, "add_log", photos=photo, alt="集積所の端末", **facts).status_code == 302
    outbox.drain()
    stored = PilotLog.objects.get().photos.get()
    client.logout()
    page = client.get(reverse("trials:detail", args=[pilot.code])).content.decode()
    assert f'src="{stored.get_absolute_url()}?inline=1" alt="集積所の端末"' in page
    assert client.get(stored.get_absolute_url() + "?inline=1").status_code == 200


def test_a_postponement_into_the_next_year_needs_a_way():
    pilot = trials.agreed_pilot()
    section = trials.section_of(pilot)
    next_year = {"period_from": date(2027, 4, 5), "period_to": date(2027, 6, 30), "reason": "工事のため"}
    for carry_over, rule in (("none", "pilot.fiscal_year"), ("no_cost", "pilot.no_cost")):
        with pytest.raises(GuardFailed) as caught:
            apply("postpone", pilot, actor=section, carry_over=carry_over, **next_year)
        assert caught.value.guard_id == rule
    with clock.frozen(clock.aware(date(2027, 4, 2), 10)):
        with pytest.raises(GuardFailed) as late:
            apply("start", pilot, actor=section, started_on=date(2027, 4, 2))
        assert late.value.guard_id == "pilot.started_in_fiscal_year" and "208" in late.value.article
    with pytest.raises(GuardFailed) as claimed:
        apply("postpone", pilot, actor=section, carry_over="kurikoshi", **next_year)
    assert claimed.value.guard_id == "pilot.crossing_proved" and "208" in claimed.value.article
    proof = {"carry_over_files": [pdf_upload("補正予算書.pdf")], "carry_over_on": clock.today()}
    pilot = apply("postpone", pilot, actor=section, carry_over="kurikoshi", **next_year, **proof)
    assert files.of("pilot", pilot.key, purpose="pilot.carry_over").get().name == "補正予算書.pdf"
    pilot = apply("prepare_again", pilot, actor=section)
    with clock.frozen(clock.aware(date(2027, 4, 5), 10)):
        assert apply("start", pilot, actor=section, started_on=date(2027, 4, 5)).state == "running"


def test_a_failure_is_reported_with_its_lesson():
    pilot = trials.measured_pilot(after=[50] * 6)
    team = trials.team_of_pilot(pilot)
    with pytest.raises(GuardFailed) as caught:
        apply("report", pilot, actor=team, final_report="終わりました。")
    assert caught.value.guard_id == "pilot.lesson"
    pilot = apply("report", pilot, actor=team, final_report="終わりました。", lesson="夜は使えません。")
    assert pilot.state == "reported"


def test_a_plan_without_a_period_has_its_page(client_for):
    pilot = trials.proposed_pilot()
    section = officer("section", pilot.unit)
    pilot = apply("plan", pilot, actor=people.as_actor(section))
    assert client_for(section).get(f"/work/s/pilot/{pilot.key}/").status_code == 200
