"""Facts done elsewhere: recorded, dated, confirmed by a second officer."""

from datetime import date, timedelta

import pytest

from colab.core import clock
from colab.core.law.models import RecordedFact
from colab.core.ledger.verify import verify_all
from colab.demo.builders import trials
from colab.demo.builders.people import make_officer

pytestmark = pytest.mark.django_db
EVIDENCE = {"record-decision_number": "7環資第123号", "record-deciding_post": "資源循環課長", "record-where": "文書庫"}


@pytest.fixture(autouse=True)
def in_november():
    with clock.frozen(clock.aware(date(2026, 11, 2), 10)):
        yield


@pytest.fixture
def pilot():
    from colab.core.lifecycle import apply

    pilot = trials.planned_pilot()
    return apply("agree_plan", pilot, actor=trials.section_of(pilot))


def recorded(client, pilot, day=None, **more):
    day = day or clock.today() - timedelta(days=3)
    data = EVIDENCE | {"mode": "recorded", "version": pilot.version, "agreement_kind": "basic_agreement"}
    data |= {"agreement_on": day.isoformat(), "record-fact_on": day.isoformat()} | more
    return client.post(f"/work/s/pilot/{pilot.key}/do/sign_agreement/", data)


def test_recorded_then_confirmed_by_a_second_officer(client, pilot):
    first, second = trials.section_of(pilot).user, make_officer("section", pilot.unit)
    client.force_login(first)
    assert recorded(client, pilot).status_code == 302
    record = RecordedFact.objects.get()
    pilot.refresh_from_db()
    assert (record.state, pilot.state) == ("waiting", "agreement")
    assert client.post(f"/work/records/{record.key}/").status_code == 409, "the same officer must not confirm"
    client.force_login(second)
    assert record.decision_number in client.get("/work/").content.decode()
    assert client.get(f"/work/records/{record.key}/").status_code == 200
    assert client.post(f"/work/records/{record.key}/").status_code == 302
    pilot.refresh_from_db()
    assert (pilot.state, pilot.agreement_on) == ("preparing", date(2026, 10, 30))
    report = verify_all()
    assert report.ok
    assert client.post(f"/work/records/{record.key}/").status_code == 409, "a record is dealt with once"


def test_a_fact_from_the_future_is_refused(client, pilot):
    client.force_login(trials.section_of(pilot).user)
    answer = recorded(client, pilot, clock.today() + timedelta(days=1))
    assert answer.status_code == 200
    assert not RecordedFact.objects.exists()


def test_strangers_see_nothing(client, pilot):
    client.force_login(trials.section_of(pilot).user)
    recorded(client, pilot)
    client.force_login(make_officer("finance"))
    assert client.get(f"/work/records/{RecordedFact.objects.get().key}/").status_code == 404


def test_a_refused_record_changes_nothing(client, pilot):
    client.force_login(trials.section_of(pilot).user)
    recorded(client, pilot)
    client.force_login(make_officer("section", pilot.unit))
    key = RecordedFact.objects.get().key
    assert client.post(f"/work/records/{key}/", {"refuse": "1", "note": "日付が違います"}).status_code == 302
    pilot.refresh_from_db()
    assert (pilot.state, RecordedFact.objects.get().state) == ("agreement", "refused")


def test_rules_page(client):
    client.force_login(make_officer("office_admin"))
    assert client.get("/work/rules/").status_code == 200
