"""The generic pages: what waits, who acted, where a case off the road stands."""

import pytest

from colab.core.access import Actor
from colab.core.ledger.queries import entries
from colab.core.lifecycle import Refused, apply, waiting
from colab.core.lifecycle.machine import get_machine
from colab.core.lifecycle.roles import role_label
from colab.core.lifecycle.views.subject import history, stage_steps
from colab.demo.builders import challenges, legal, people

pytestmark = pytest.mark.django_db


def test_what_does_not_fit_on_the_start_page_stands_on_a_page_of_its_own(client_for):
    for _n in range(waiting.LIMIT + 2):
        challenge = challenges.submitted_challenge()
    office = challenges.officer("office", programme=challenge.programme)
    group = next(group for group in waiting.waiting_for(Actor.of(office)) if group.more)
    assert (len(group.items), group.more, group.count) == (waiting.LIMIT, 2, waiting.LIMIT + 2)
    html = client_for(office).get(group.list_url).content.decode()
    assert html.count('class="waiting__title"') == waiting.LIMIT + 2
    assert client_for(people.make_user()).get(group.list_url).content.decode().count('class="waiting__title"') == 0
    assert client_for(office).get("/work/waiting/nothing-of-the-kind/").status_code == 404


def test_the_timeline_says_in_which_role_somebody_acted():
    contract = legal.contract_at("forecast_published")
    chain = list(entries("contract", contract.key))
    newest = history(get_machine("contract"), chain)[0]
    assert newest.who == role_label("section") == "募集主体の担当"
    assert role_label("system:clock") == "自動処理"
    assert role_label("head,office") == "課長・事務局" and role_label("") == ""


def test_a_case_beside_the_road_shows_where_it_stands():
    contract = legal.contract_at("delivering")
    contract = apply("deliver", contract, actor=legal.operator_of(contract), note="納入")
    facts = {"inspector_post": "検査員", "note": "不足", "remedy_due_on": "2030-01-01"}
    contract = apply("fail_inspection", contract, actor=legal.buyer_of(contract, "section"), **facts)
    steps = stage_steps(get_machine("contract"), contract, list(entries("contract", contract.key)))
    (now,) = [step for step in steps if step.status == "current"]
    assert now.label == "検査不合格" and now.date
    assert {step.status for step in steps[steps.index(now) + 1 :]} == {"todo"}


def test_where_the_road_ended_nothing_follows():
    contract = legal.contract_at("method_checked")
    contract = apply("cancel", contract, actor=legal.buyer_of(contract, "head"), reason="予算を見直したため")
    steps = stage_steps(get_machine("contract"), contract, list(entries("contract", contract.key)))
    assert (steps[-1].label, steps[-1].status) == ("締結前に中止", "ended") and len(steps) == 4


def test_a_refusal_says_that_the_condition_is_not_met():
    challenge = challenges.submitted_challenge()
    office = Actor.of(challenges.officer("office", programme=challenge.programme))
    with pytest.raises(Refused) as caught:
        apply("return", challenge, actor=office, reason="")
    assert caught.value.message.startswith("次の条件を満たしていません：")
