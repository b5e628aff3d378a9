"""The public side, empty and with one pilot."""

from datetime import date

import pytest

from colab.core import clock
from colab.demo.builders import trials
from colab.demo.builders.people import make_programme

pytestmark = pytest.mark.django_db
PAGES = ["/", "/for-bodies/", "/contact/", "/results/", "/cases/", "/data/", "/feeds/calendar.ics"]
PAGES += ["/data/checkpoints.json"]
FEEDS = [f"/feeds/{name}.atom" for name in ("challenges", "results", "events", "contracts", "news")]


@pytest.fixture(autouse=True)
def in_november():
    with clock.frozen(clock.aware(date(2026, 11, 2), 10)):
        yield


@pytest.mark.parametrize("path", PAGES + FEEDS)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_pages_stand_when_there_is_nothing(client, path, prefix):
    if path.endswith(".json") and prefix:
        return
    assert client.get(prefix + path).status_code == 200


def test_whoever_asks_how_to_begin_learns_whom_to_write_to(client):
    programme = make_programme()
    programme.office_unit.contact = "共創推進室 03-0000-0000"
    programme.office_unit.save()
    for path in ("/for-bodies/", "/contact/"):
        text = client.get(path).content.decode()
        assert programme.name in text and "03-0000-0000" in text and "編集担当" not in text
    assert 'href="/for-bodies/"' in client.get("/").content.decode()


def test_the_case_of_a_pilot(client):
    pilot = trials.evaluated_pilot()
    page = client.get(f"/cases/{pilot.code}/?verify=1")
    assert page.status_code == 200
    assert page.context["breaks"] == []
    assert [step.label for step in page.context["steps"]][-3:] == ["実証の開始", "測定の終了", "実証の評価"]
    assert client.get("/").context["result"]["pilot"] == pilot
    assert client.get("/feeds/results.atom").content.count(b"<entry>") == 1


def test_what_is_not_public_has_no_case(client):
    pilot = trials.planned_pilot()
    assert client.get(f"/cases/{pilot.key}/").status_code == 404
    assert client.get("/cases/T-2026-999/").status_code == 404
