"""Open data: JSON of the lists, OCDS of the cases, published seals."""

import json
from datetime import date

import pytest

from colab.core import clock
from colab.core.ledger.seal import seal_day
from colab.core.ledger.verify import verify_all
from colab.demo.builders import legal, trials

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_november():
    with clock.frozen(clock.aware(date(2026, 11, 2), 10)):
        yield


def test_lists_as_json_hold_the_same_filters(client):
    trials.evaluated_pilot()
    whole = json.loads(b"".join(client.get("/pilots/?format=json").streaming_content))
    assert [row["verdict"] for row in whole["rows"]] == ["達成"] or len(whole["rows"]) == 1
    none = json.loads(b"".join(client.get("/pilots/?format=json&verdict=not_met").streaming_content))
    assert none["rows"] == [] and none["licence"] == "CC-BY-4.0"


def test_the_list_of_cases_is_a_file_too(client):
    contract = legal.contract_at("post_published")
    rows = json.loads(b"".join(client.get("/cases/?format=json").streaming_content))["rows"]
    assert [(row["code"], row["amount_yen"]) for row in rows] == [(contract.code, contract.amount_yen)]
    assert str(contract.planned_price_yen) not in json.dumps(rows)


def test_the_case_of_a_contract_names_its_steps(client):
    contract = legal.contract_at("post_published")
    page = client.get(f"/cases/{contract.code}/?verify=1")
    assert page.status_code == 200 and page.context["breaks"] == []
    assert page.context["steps"][-1].day == contract.post_on
    assert str(contract.planned_price_yen) not in page.content.decode().replace(",", "")


def test_published_seals_can_be_compared(client):
    trials.agreed_pilot()
    seal_day()
    seals = client.get("/data/checkpoints.json").json()
    assert verify_all(seals).ok and len(seals) == 1
