"""A pilot's life."""

from datetime import date, timedelta

import pytest

from colab.core import clock
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import GuardFailed, NotAllowed, apply
from colab.demo.builders import trials
from pilots.trials.models import Indicator, Pilot

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_november():
    with clock.frozen(clock.aware(date(2026, 11, 2), 10)):
        yield


def test_the_road_to_a_verdict():
    pilot = trials.evaluated_pilot()
    assert (pilot.state, pilot.verdict, pilot.code) == ("evaluated", "met", "T-2026-001")
    assert verify_all().ok


def refused(verb, pilot, actor, refusal, guard="", **facts):
    before = Pilot.objects.values().get(pk=pilot.pk)
    with pytest.raises(refusal) as caught:
        apply(verb, pilot, actor=actor, **facts)
    assert caught.value.guard_id == guard
    assert Pilot.objects.values().get(pk=pilot.pk) == before


def test_no_indicator_no_agreement():
    pilot = trials.planned_pilot()
    section = trials.section_of(pilot)
    pilot = apply("set_indicators", pilot, actor=section, indicators=[])
    refused("agree_plan", pilot, section, GuardFailed, "pilot.indicators")


def test_crossing_the_fiscal_year_needs_a_way():
    pilot = trials.planned_pilot(plan={"period_to": date(2027, 5, 1)})
    section = trials.section_of(pilot)
    refused("agree_plan", pilot, section, GuardFailed, "pilot.fiscal_year")
    pilot = apply("save", pilot, actor=section, carry_over="saimufutan")
    refused("agree_plan", pilot, section, GuardFailed, "pilot.crossing_proved")
    pilot = apply("save", pilot, actor=section, carry_over_ref="予算書 第3表", carry_over_on=date(2026, 12, 1))
    refused("agree_plan", pilot, section, GuardFailed, "pilot.crossing_proved")
    pilot = apply("save", pilot, actor=section, carry_over_on=date(2026, 3, 27))
    assert apply("agree_plan", pilot, actor=section).state == "agreement"


def test_changed_indicators_stop_the_start():
    pilot = trials.agreed_pilot()
    Indicator.objects.filter(pilot=pilot).update(target=39)
    today = clock.today()
    refused("start", pilot, trials.section_of(pilot), GuardFailed, "pilot.unchanged", started_on=today)


def test_readings_from_the_future_are_refused():
    pilot = trials.running_pilot()
    facts = trials.readings(pilot, [1, 2])
    facts["rows"][0]["taken_on"] = clock.today() + timedelta(days=1)
    refused("add_readings", pilot, trials.section_of(pilot), GuardFailed, "pilot.reading_dates", **facts)


def test_the_team_does_not_evaluate():
    pilot = trials.measured_pilot()
    pilot = apply("report", pilot, actor=trials.team_of_pilot(pilot), final_report="終わりました。")
    refused("evaluate", pilot, trials.team_of_pilot(pilot), NotAllowed, evaluation="よい")


def test_the_public_sees_agreed_pilots_only(client):
    hidden, shown = trials.planned_pilot(), trials.agreed_pilot()
    page = client.get("/pilots/")
    assert page.status_code == 200
    assert [p.pk for p in page.context["page"]] == [shown.pk]
    assert client.get(f"/pilots/{shown.code}/").status_code == 200
    assert client.get(f"/work/s/pilot/{hidden.key}/").status_code == 302


def test_the_section_s_pages(client):
    pilot = trials.measured_pilot()
    client.force_login(trials.section_of(pilot).user)
    assert client.get("/work/").status_code == 200
    assert client.get("/work/pilots/").status_code == 200
    assert client.get(f"/work/s/pilot/{pilot.key}/").status_code == 200
    for verb in ("report", "add_log", "set_indicators", "save", "evaluate", "add_readings"):
        assert client.get(f"/work/s/pilot/{pilot.key}/do/{verb}/").status_code == 200
