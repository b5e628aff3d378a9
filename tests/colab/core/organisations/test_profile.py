"""Company data once: filled from gBizINFO where that is wanted, kept as versions, touched drafts named."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.core.cache import cache
from django.urls import reverse

from colab.core.organisations import gbizinfo
from colab.core.organisations.models import Organisation, ProfileVersion
from colab.demo.builders.people import as_actor, invented_number, make_company, make_user, owner_of

pytestmark = pytest.mark.django_db
NUMBER = invented_number(700)
COMPANY = {
    "corporate_number": NUMBER,
    "name": "株式会社みほん",
    "kana": "ミホン",
    "location": "東京都新宿区西新宿一丁目1番1号",
    "representative_name": "見本 一郎",
    "representative_position": "代表取締役",
    "date_of_establishment": "2019-04-01",
    "capital_stock": 10000000,
    "employee_number": "12",
    "company_url": "javascript:alert(1)",
    "name_en": "x" * 500,
}


class StandIn(BaseHTTPRequestHandler):
    """A small gBizINFO: what it answers is set on the server."""

    def do_GET(self):
        self.server.asked.append((self.path, self.headers["X-hojinInfo-api-token"]))
        status, body = self.server.answer
        self.send_response(status)
        if status == 302:
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/elsewhere")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Keep quiet."""


@pytest.fixture
def server(settings):
    made = HTTPServer(("127.0.0.1", 0), StandIn)
    made.asked, made.answer = [], (200, json.dumps({"hojin-infos": [COMPANY], "errors": None}).encode())
    Thread(target=made.serve_forever, daemon=True).start()
    settings.GBIZINFO_TOKEN, settings.GBIZINFO_URL = "secret", f"http://127.0.0.1:{made.server_port}/hojin"
    settings.GBIZINFO_TIMEOUT = 2
    cache.clear()
    yield made
    made.shutdown()
    made.server_close()
    cache.clear()


@pytest.fixture
def company():
    return make_company("株式会社みほん（旧）", number=NUMBER, address="", capital_yen=None, representative="別人 花子")


def press(client_for, company):
    return client_for(owner_of(company)).post(reverse("organisations:prefill", args=[company.key]), follow=True)


def test_off_without_a_token(client_for, company):
    assert gbizinfo.find(NUMBER) is None
    assert press(client_for, company).status_code == 404
    page = client_for(owner_of(company)).get(reverse("work:subject", args=["organisation", company.key]))
    assert "gBizINFO" not in page.content.decode()


def test_what_is_empty_is_filled_and_what_is_typed_stays(client_for, company, server):
    page = client_for(owner_of(company)).get(reverse("work:subject", args=["organisation", company.key]))
    assert "gBizINFO" in page.content.decode()
    shown = press(client_for, company).content.decode()
    company.refresh_from_db()
    assert (company.address, company.capital_yen, company.name_kana) == (COMPANY["location"], 10_000_000, "ミホン")
    assert (company.name, company.representative) == ("株式会社みほん（旧）", "別人 花子")
    assert company.website == "" and company.name_en == ""
    assert "所在地" in shown and "代表者" in shown
    assert server.asked == [(f"/hojin/v2/hojin/{NUMBER}", "secret")]
    version = company.versions.get()
    assert version.changes["address"] == {"old": "", "new": COMPANY["location"]}
    press(client_for, company)
    assert len(server.asked) == 1 and company.versions.count() == 1, "asked once a week, and nothing changed"


@pytest.mark.parametrize(
    "answer",
    [(500, b""), (200, b"<html>"), (200, b"[]"), (302, b""), (200, b"x" * (gbizinfo.LONGEST + 2))],
)
def test_whatever_goes_wrong_the_form_is_filled_in_by_hand(client_for, company, server, answer):
    server.answer = answer
    response = press(client_for, company)
    assert response.status_code == 200 and "gBizINFO" in response.content.decode()
    assert not ProfileVersion.objects.exists()
    assert [path for path, _token in server.asked] == [f"/hojin/v2/hojin/{NUMBER}"], "no redirect is followed"


def test_an_unknown_number_and_another_company_fill_nothing(client_for, company, server):
    server.answer = (200, json.dumps({"hojin-infos": [COMPANY | {"corporate_number": invented_number(1)}]}).encode())
    press(client_for, company)
    server.answer = (404, b"")
    press(client_for, company)
    assert not ProfileVersion.objects.exists() and len(server.asked) == 1


def test_only_well_formed_numbers_are_asked_for(server):
    for number in ("", "../../etc", "1234567890123", f"{NUMBER}/x"):
        assert gbizinfo.find(number) is None
    assert server.asked == []


def test_a_new_company_begins_filled_in(client_for, server):
    browser = client_for(make_user())
    answer = browser.post(
        reverse("organisations:new"), {"kind": "company", "name": "株式会社みほん", "corporate_number": NUMBER}
    )
    made = Organisation.objects.get(corporate_number=NUMBER)
    assert answer.status_code == 302 and (made.address, made.employees) == (COMPANY["location"], 12)


def test_nobody_else_fills_or_reads_the_changes(client_for, company, server):
    stranger = client_for(make_user())
    for name in ("prefill", "profile_versions"):
        address = reverse(f"organisations:{name}", args=[company.key])
        assert stranger.post(address).status_code == 404
        assert stranger.get(address).status_code in (404, 405)
    assert server.asked == []


def test_changes_stand_in_the_versions(client_for, company):
    from colab.core.lifecycle import apply

    apply("save", company, actor=as_actor(owner_of(company)), capital_yen=3_000_000, listed=True)
    page = client_for(owner_of(company)).get(reverse("organisations:profile_versions", args=[company.key]))
    shown = page.content.decode()
    assert "3,000,000" in shown and "資本金" in shown
