"""The rules of a body: read and filled in as rows, with validity, source and history."""

from datetime import date

import pytest
from django.urls import reverse

from colab.core import clock, law
from colab.core.law import tables
from colab.core.law.history import history
from colab.core.law.models import BodyRule
from colab.core.law.rules import find_key, rule_keys
from colab.core.ledger.queries import entries
from colab.core.ledger.verify import verify_all
from colab.demo.builders.people import make_body, make_officer, make_programme

pytestmark = pytest.mark.django_db
LIMITS = "procurement.small_limits"


@pytest.fixture(autouse=True)
def in_november():
    with clock.frozen(clock.aware(date(2026, 11, 2), 10)):
        yield


def _day(day: date, name: str = "valid_from") -> dict:
    return {f"{name}_year": day.year, f"{name}_month": day.month, f"{name}_day": day.day}


def _amounts(*yen: str) -> dict:
    return {f"value-{n}": each for n, each in enumerate(yen)}


def test_every_rule_comes_back_from_its_cells():
    for key in rule_keys():
        values = [cell.of(key.default) for cell in tables.cells(key)]
        assert tables.gathered(key, values) == key.default, key.key
        shown = tables.table(key, key.default)
        assert "{" not in str(shown.get("line", "")), key.key


def test_an_administrator_sets_a_table_row_by_row(client_for):
    body = make_body()
    browser = client_for(make_officer("office_admin", programme=make_programme(body)))
    url = reverse("law:rule", args=[body.pk, LIMITS])
    page = browser.get(url).content.decode()
    assert "3,000,000" in page and "{" not in page.split("<main")[1].split("</main>")[0]
    typed = _amounts("３５０万円", "1,500,000", "2000000", "120万", "", "100万円")
    answer = browser.post(url, typed | _day(date(2027, 1, 1)) | {"source": "契約事務規則 第40条", "verified": "on"})
    assert answer.status_code == 302, answer.context["form"].errors
    row = BodyRule.objects.get(body=body, key=LIMITS)
    assert row.value["large"] == {"purchase": 3_500_000, "lease": 1_500_000, "other": 2_000_000}
    assert row.value["municipal"] == {"purchase": 1_200_000, "other": 1_000_000} and row.verified
    assert law.rule(body, LIMITS, date(2026, 12, 31)) != row.value == law.rule(body, LIMITS, date(2027, 1, 1))
    before = browser.get(reverse("law:body_rules", args=[body.pk])).content.decode()
    after = browser.get(reverse("law:body_rules", args=[body.pk]), _day(date(2027, 2, 1), "on")).content.decode()
    assert "350万円" not in before and "350万円" in after and "契約事務規則 第40条" in after
    assert "契約事務規則 第40条" in browser.get(url).content.decode()


def test_no_value_goes_without_a_trace(client_for):
    body = make_body()
    browser = client_for(make_officer("office_admin", programme=make_programme(body)))
    url = reverse("law:rule", args=[body.pk, LIMITS])
    first, second = (_amounts(yen, "1500000", "2000000", "1200000", "", "1000000") for yen in ("3500000", "9900000"))
    day = _day(date(2026, 4, 1)) | {"source": "契約事務規則 第40条", "verified": "on"}
    browser.post(url, first | day)
    browser.post(url, second | day)
    assert browser.post(url, second | day).status_code == 302
    with clock.frozen(clock.aware(date(2026, 11, 3), 15)):
        browser.post(url, first | day)
    assert BodyRule.objects.get(body=body).entered_at == clock.aware(date(2026, 11, 3), 15)
    written = list(entries("body", body.corporate_number))
    assert [entry.verb for entry in written] == ["set_rule"] * 3
    large = [entry.payload["before"] and entry.payload["before"]["value"]["large"]["purchase"] for entry in written]
    assert large == [None, 3_500_000, 9_900_000]
    [line] = [line for line in history(body, find_key(LIMITS), date(2026, 11, 4)) if not line.shared]
    assert [one.until.day for one in line.replaced] == [3, 2]
    for role in ("section", "auditor"):
        page = client_for(make_officer(role)).get(url).content.decode()
        assert "990万円" in page and "2回訂正" in page
    assert verify_all().ok


def test_what_cannot_be_is_refused(client_for):
    body = make_body()
    browser = client_for(make_officer("office_admin", programme=make_programme(body)))
    url = reverse("law:rule", args=[body.pk, "procurement.budget_request"])
    bad = {"value-0": "13", "value-1": "31", "value-2": "", "value-3": "-5", "verified": "on"}
    errors = browser.post(url, bad | _day(date(2027, 1, 1))).context["form"].errors
    assert set(errors) == {"value-0", "value-1", "value-2", "value-3", "source"}
    assert not BodyRule.objects.filter(body=body).exists()


def test_only_the_bodys_administrators_set_its_rules(client_for):
    body = make_body()
    url = reverse("law:rule", args=[body.pk, LIMITS])
    for role in ("section", "office", "auditor"):
        browser = client_for(make_officer(role))
        assert '<form method="post" class="form"' not in browser.get(url).content.decode()
        browser.post(url, _amounts("1", "1", "1", "1", "1", "1") | _day(date(2027, 1, 1)))
    other = make_officer("office_admin", programme=make_programme(make_body("別の市", lg_code="132012"), "other"))
    client_for(other).post(url, _amounts("1", "1", "1", "1", "1", "1") | _day(date(2027, 1, 1)))
    assert not BodyRule.objects.filter(body=body).exists()
    assert client_for(make_officer("section")).get(reverse("law:rule", args=[body.pk, "no.such"])).status_code == 404


def test_a_publication_says_what_the_bodys_rule_asks_for():
    from colab.core.lifecycle import Warned, apply
    from colab.demo.builders import legal

    contract = legal.make_purchase(place="")
    items = law.rule(contract.body, "procurement.notice_items")
    wanted = items | {"forecast": items["forecast"] | {"place": True}}
    BodyRule.objects.create(
        body=contract.body, key="procurement.notice_items", valid_from=date(2026, 1, 1), value=wanted
    )
    section = legal.buyer_of(contract)
    with pytest.raises(Warned) as told:
        apply("publish_forecast", contract, actor=section, **legal.forecast_facts(contract))
    assert [guard.id for guard in told.value.guards] == ["contract.notice_items"]
    saved = apply("save", contract, actor=section, place="本庁舎")
    assert legal.step(saved).state == "forecast_published"
