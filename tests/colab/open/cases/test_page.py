"""The page of a case: a question, three sentences, dates, what is withheld; also where the road ended otherwise."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import translation

from colab.core import clock
from colab.core.ledger.append import append
from colab.core.lifecycle import apply
from colab.demo.builders import legal, submissions, trials
from colab.demo.builders.cases import whole_case
from colab.demo.builders.challenges import closed_challenge, officer
from colab.demo.builders.people import as_actor
from colab.open.cases import easy, steps, story, titles
from colab.open.cases.reach import gather

pytestmark = pytest.mark.django_db
CASE_QUERIES = 28
"""However long the chains are: what is read is the case, not its steps one by one."""


@pytest.fixture(autouse=True)
def in_november():
    with clock.frozen(clock.aware(date(2026, 11, 2), 10)):
        yield


def told(subject) -> tuple[str, str]:
    """Return title and sentences of a case in Japanese."""
    found = gather(subject)
    return titles.title(found), " ".join(sentence.text for sentence in story.sentences(found))


def test_a_whole_case_in_both_languages(client):
    contract = whole_case()
    for prefix, question, easy_title in (
        ("", "なぜ入札せずに買ったのか：", "やさしい日本語"),
        ("/en", "Why was this bought without a tender: ", "In easy words"),
    ):
        page = client.get(f"{prefix}/cases/{contract.code}/")
        text = page.content.decode()
        assert page.context["title"].startswith(question) and easy_title in text
        assert len(page.context["sentences"]) == 3 and all(s.evidence for s in page.context["sentences"])
        assert [bool(stage.date) for stage in page.context["five"]] == [True] * 5
        assert f"/data/cases/{contract.code}.json" in text and "/data/verify/case.py" in text
        assert page.context["head"] in text and str(contract.planned_price_yen) not in text.replace(",", "")
    assert "350万円" in client.get(f"/cases/{contract.code}/").context["sentences"][0].text


def test_the_button_says_in_words_what_it_checked(client):
    contract = whole_case()
    text = client.get(f"/cases/{contract.code}/?verify=1").content.decode()
    assert "すべて一致しています。" in text and "5本の鎖" in text
    type(contract).objects.filter(pk=contract.pk).update(amount_yen=1)
    broken = client.get(f"/cases/{contract.code}/?verify=1")
    assert "「amount_yen」について、データベースの行が記録と一致しません" in broken.content.decode()
    assert "Everything fits" not in client.get(f"/en/cases/{contract.code}/?verify=1").content.decode()


def test_the_files_of_a_case_can_be_downloaded(client):
    contract = whole_case()
    answer = client.get(f"/data/cases/{contract.code}.json")
    assert answer.json()["format"] == "colab-case/1" and "attachment" in answer["Content-Disposition"]
    assert client.get("/data/verify/case.py").content.startswith(b"#!/usr/bin/env python3")
    assert client.get("/data/cases/K-2026-999.json").status_code == 404


def test_endings_other_than_a_purchase_are_told_plainly(client):
    certification = legal.certified()
    title, said = told(certification)
    assert title.startswith("なぜ認定したのか：") and "購入を約束するものではありません" in said
    contract = legal.contract_at("pre_published", certification=certification)
    assert "が調達を準備しています" in told(certification)[1]
    apply("cancel", contract, actor=legal.buyer_of(contract), reason="予算が付かなかったため。")
    assert "調達を取りやめました" in told(certification)[1]
    with clock.frozen(clock.aware(certification.valid_until + timedelta(days=1), 9)):
        assert told(certification)[0].startswith("認定され、期間が満了した：")
    assert client.get(f"/cases/{certification.code}/").status_code == 200


def test_a_terminated_contract_says_so_first(client):
    contract = legal.contract_at("delivering")
    contract = apply(
        "terminate", contract, actor=legal.buyer_of(contract, "head"), reason="納入の見込みがなくなったため。"
    )
    title, said = told(contract)
    assert title.startswith("入札せずに買い、のちに契約を解除した：") and "に解除されました" in said
    assert client.get(f"/cases/{contract.code}/").context["steps"][-1].label == "契約の解除"


def test_a_pilot_that_missed_its_target_and_a_call_without_winner():
    pilot = trials.evaluated_pilot(after=[39, 41, 40, 42, 38, 40])
    title, said = told(pilot)
    assert title.startswith("目標に届かなかった実証から分かったこと：") and "現場の負担が減りました。" in said
    challenge = closed_challenge()
    section = as_actor(officer("section", challenge.unit))
    challenge = apply("adopt_none", challenge, actor=section, reason="現場の条件に合う提案がありませんでした。")
    title, said = told(challenge)
    assert title.startswith("なぜ採択がなかったのか：") and "結果：現場の条件に合う提案がありませんでした。" in said
    assert steps.every(gather(challenge))[-1].label == "採択なし"


def test_all_dates_stand_by_their_day_and_early_mornings_belong_to_it():
    """Before nine in the morning it is still the day before in UTC."""
    contract = whole_case()
    days = [step.day for step in steps.every(gather(contract))]
    assert days == sorted(days) and len(set(days)) > 1
    challenge = closed_challenge()
    with clock.frozen(clock.aware(date(2027, 3, 1), 7)):
        section = as_actor(officer("section", challenge.unit))
        challenge = apply("adopt_none", challenge, actor=section, reason="条件に合う提案がありませんでした。")
        assert steps.every(gather(challenge))[-1].day == date(2027, 3, 1)


def test_easy_words_are_short():
    contract = whole_case()
    for language, longest in (("ja", 90), ("en", 130)):
        with translation.override(language):
            lines = easy.easy(gather(contract))
            assert len(lines) >= 7 and all(len(line) < longest for line in lines)


def test_an_unadopted_pitch_is_part_of_no_case(client):
    pitch = submissions.accepted_pitch()
    case = gather(pitch.challenge)
    assert list(case.subjects) == ["challenge"]
    assert pitch.organisation.name not in client.get(f"/cases/{pitch.challenge.code}/").content.decode()


def test_a_case_takes_a_bounded_number_of_queries(client, django_assert_max_num_queries):
    contract = whole_case()
    client.get(f"/cases/{contract.code}/")
    with django_assert_max_num_queries(CASE_QUERIES) as taken:
        assert client.get(f"/cases/{contract.code}/").status_code == 200
    before = len(taken)
    pilot = contract.certification.pilot
    with transaction.atomic():
        for number in range(5):
            append("pilot", pilot.key, "add_log", payload={"day": f"2026-11-0{number + 1}", "public": True})
    with django_assert_max_num_queries(before):
        client.get(f"/cases/{contract.code}/")
