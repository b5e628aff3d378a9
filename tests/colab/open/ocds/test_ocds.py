"""Every case as OCDS: valid for the schema and the checker, stable ids, and the record says what the rows say."""

import csv
import io
import json
import zipfile
from datetime import date

import ocdsmerge
import pytest

from challenges.questions.actions.ask import ask
from challenges.questions.models import Question
from colab.core import clock
from colab.core.lifecycle import apply
from colab.demo.builders import legal, trials
from colab.demo.builders.cases import whole_case
from colab.demo.builders.challenges import closed_challenge, officer, open_challenge
from colab.demo.builders.people import as_actor, make_user
from colab.open.ocds.merge import merge
from tests.colab.open.ocds import checker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_november():
    with clock.frozen(clock.aware(date(2026, 11, 2), 10)):
        yield


def package(client, path: str) -> dict:
    answer = client.get(path)
    assert answer.status_code == 200
    return json.loads(b"".join(answer.streaming_content) if answer.streaming else answer.content)


def asked_and_answered() -> Question:
    challenge = open_challenge()
    question = ask(actor=as_actor(make_user()), challenge=challenge, body="夜間も対象ですか。")
    section = as_actor(officer("section", challenge.unit))
    facts = {"question": "夜間も対象か。", "answer": "対象です。", "question_en": "Nights too?", "answer_en": "Yes."}
    return apply("publish", apply("answer", question, actor=section, **facts), actor=section)


def many_endings() -> None:
    """Make a case for every way a road may end, or how far it may have come."""
    whole_case()
    contract = legal.contract_at("delivering")
    apply("terminate", contract, actor=legal.buyer_of(contract, "head"), reason="納入の見込みがなくなったため。")
    trials.evaluated_pilot(after=[39, 41, 40, 42, 38, 40])
    trials.running_pilot()
    legal.certified(**legal.GOODS)
    asked_and_answered()
    challenge = closed_challenge()
    section = as_actor(officer("section", challenge.unit))
    apply("adopt_none", challenge, actor=section, reason="条件に合う提案がありませんでした。")
    challenge = open_challenge()
    section = as_actor(officer("section", challenge.unit))
    apply("withdraw", challenge, actor=section, reason="予算が変わったため。")


def test_all_endings_are_valid_for_schema_and_checker(client, tmp_path):
    many_endings()
    for name, path in (("release", "/data/ocds.json"), ("record", "/data/ocds/records.json")):
        data = package(client, path)
        assert checker.errors(name, data) == []
        found = checker.checked(data, tmp_path)
        assert found["validation_errors"] == [] and found["common_error_types"] == []
        assert found["additional_closed_codelist_values"] == {} and found["additional_checks"] == {}
        assert found["additional_open_codelist_values"] == {}
        assert found["unique_ocids_count"] == 8 and found["deprecated_fields"] == []


def test_the_checks_do_find_errors(client, tmp_path):
    legal.contract_at("post_published")
    data = package(client, "/data/ocds.json")
    del data["releases"][0]["ocid"]
    data["releases"][1]["tag"] = ["gossip"]
    assert len(checker.errors("release", data)) == 2
    found = checker.checked(data, tmp_path)
    assert found["validation_errors"] and found["additional_closed_codelist_values"]


def test_releases_merge_as_the_standard_says(client):
    many_endings()
    merger = ocdsmerge.Merger(checker.release_schema())
    for record in package(client, "/data/ocds/records.json")["records"]:
        assert record["compiledRelease"] == merger.create_compiled_release(record["releases"])
        dates = [release["date"] for release in record["releases"]]
        assert dates == sorted(dates) and len({release["id"] for release in record["releases"]}) == len(dates)


def test_a_null_takes_a_field_away_and_words_replace_each_other():
    head = {"ocid": "o", "tag": ["tender"]}
    before = {"id": "t", "title": "a", "submissionMethod": ["written"]}
    after = {"id": "t", "title": None, "submissionMethod": ["inPerson"]}
    first = head | {"id": "1", "date": "2026-01-01", "tender": before}
    second = head | {"id": "2", "date": "2026-02-01", "tender": after}
    assert merge([first, second])["tender"] == {"id": "t", "submissionMethod": ["inPerson"]}


def test_the_merged_record_is_what_the_rows_say(client):
    contract = whole_case()
    certification, pilot = contract.certification, contract.certification.pilot
    challenge, indicator = pilot.challenge, pilot.indicators.get()
    (record,) = package(client, f"/data/ocds/records/{contract.code}.json")["records"]
    said = record["compiledRelease"]
    assert said["ocid"] == f"ocds-000000-{challenge.code}"
    assert said["planning"]["budget"]["project"] == challenge.title
    tender, legal_basis = said["tender"], said["tender"]["legalBasis"]["description"]
    assert (tender["title"], tender["title_en"]) == (contract.subject_name, contract.subject_name_en)
    assert tender["procurementMethod"] == "direct" and legal_basis == "地方自治法施行令第167条の2第1項第4号"
    assert certification.number in tender["procurementMethodRationale"]
    assert tender["numberOfTenderers"] == challenge.pitches.exclude(submitted_at=None).count()
    assert tender["milestones"][0]["code"] == certification.number
    awards = {award["id"]: award for award in said["awards"]}
    assert awards[f"{contract.code}-award"]["description"] == contract.reason
    assert awards[f"{contract.code}-award"]["value"] == {"amount": contract.amount_yen, "currency": "JPY"}
    assert awards[f"{challenge.code}-adoption"]["suppliers"][0]["name"] == pilot.organisation.name
    contracts = {row["id"]: row for row in said["contracts"]}
    made, tried = contracts[contract.code], contracts[pilot.code]
    assert made["dateSigned"][:10] == str(contract.signed_on) and made["status"] == "terminated"
    assert made["implementation"]["transactions"][0]["value"]["amount"] == contract.paid_yen
    assert {m["type"]: m["status"] for m in made["implementation"]["milestones"]} == dict.fromkeys(
        ("delivery", "payment", "assessment"), "met"
    )
    agreed = {o["dimensions"]["phase"]: o["measure"] for o in tried["agreedMetrics"][0]["observations"]}
    assert agreed == {"baseline": indicator.baseline, "target": indicator.target}
    reached = {o["dimensions"]["phase"]: o for o in tried["implementation"]["metrics"][0]["observations"]}
    assert reached["after"]["measure"] == 12 and reached["after"]["dimensions"]["n"] == "6"
    roles = {party["name"]: set(party["roles"]) for party in said["parties"]}
    assert roles[contract.body.name] >= {"buyer", "procuringEntity", "reviewBody", "payer"}
    assert roles[contract.organisation.name] == {"supplier", "tenderer", "payee"}


def test_a_process_keeps_its_id_from_the_challenge_to_the_contract(client):
    certification = legal.certified(pilot=trials.evaluated_pilot())
    before = package(client, f"/data/ocds/{certification.code}.json")["releases"][0]["ocid"]
    contract = legal.contract_at("post_published", certification=certification)
    second = legal.contract_at("post_published", certification=certification)
    assert package(client, f"/data/ocds/{contract.code}.json")["releases"][0]["ocid"] == before
    other = package(client, f"/data/ocds/{second.code}.json")["releases"][0]
    assert other["ocid"] == f"ocds-000000-{second.code}"
    assert other["relatedProcesses"][0]["identifier"] == before
    assert package(client, f"/data/ocds/{certification.pilot.code}.json")["releases"][0]["ocid"] == before
    assert client.get("/data/ocds/K-2026-999.json").status_code == 404


def test_nothing_of_a_contract_is_told_before_its_publication(client):
    contract = legal.contract_at("signed")
    assert client.get(f"/data/ocds/{contract.code}.json").status_code == 404
    assert client.get(f"/cases/{contract.code}/").status_code == 404
    assert str(contract.amount_yen) not in json.dumps(package(client, "/data/ocds.json"))
    assert client.get(f"/cases/{contract.certification.code}/").status_code == 200


def test_what_is_withheld_is_listed_and_not_told(client):
    question, contract = asked_and_answered(), whole_case()
    text = json.dumps(package(client, "/data/ocds/records.json"), ensure_ascii=False)
    certification = contract.certification
    hidden = [str(contract.planned_price_yen), contract.specification, question.asker.email, question.body]
    hidden += [row.name for row in certification.appointments.all()]
    hidden += [row.label for row in certification.pilot.indicators.get().readings.all()]
    assert [words for words in hidden if words in text] == []
    assert "夜間も対象か。" in text and '"answer_en": "Yes."' in text
    listed = {row["id"]: row for row in package(client, f"/data/ocds/{contract.code}.json")["releases"][0]["withheld"]}
    assert listed["contract.planned_price"]["rationale"] and listed["contract.planned_price"]["rationale_en"]


def test_the_queries_do_not_grow_with_the_cases(client, assert_queries_flat):
    def build(number):
        for _n in range(number):
            legal.contract_at("post_published", certification=legal.certified(pilot=trials.evaluated_pilot()))
        return "/data/ocds/records.json"

    assert_queries_flat(build, limit=40)


def test_flat_tables_hold_the_same(client):
    contract = whole_case()
    with zipfile.ZipFile(io.BytesIO(client.get("/data/ocds.zip").content)) as opened:
        rows = {
            name: list(csv.DictReader(io.StringIO(opened.read(name).decode("utf-8-sig")))) for name in opened.namelist()
        }
    (row,) = [row for row in rows["contracts.csv"] if row["id"] == contract.code]
    assert row["value/amount"] == str(contract.amount_yen) and row["title"] == contract.subject_name
    assert {row["kind"] for row in rows["metrics.csv"]} == {"agreed", "reached"}
    assert rows["releases.csv"][0]["tender/legalBasis/description"] == "地方自治法施行令第167条の2第1項第4号"
