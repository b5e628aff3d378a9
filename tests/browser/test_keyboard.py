"""The main task of every role, once with the keyboard alone."""

import pytest
from django.conf import settings
from django.test import Client

from challenges.challenges.models import Challenge
from colab.core import outbox
from colab.core.lifecycle import apply
from colab.core.notices.models import Subscriber
from colab.demo.builders import judging as rounds
from colab.demo.builders.challenges import checked_challenge, draft_challenge, make_call, officer, submitted_challenge
from colab.demo.builders.legal import (
    appoint_expert,
    certification_in_decision,
    certifier_of,
    checked_certification,
    contract_at,
    office_of,
)
from colab.demo.builders.people import make_unit, owner_of
from colab.demo.builders.submissions import draft_pitch
from pitches.rounds.models import PanelMember

from .hands import Hands

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def hands(page, live_server):
    """Return a function: user or nobody -> a keyboard in front of the site."""

    def sit_down(user=None) -> Hands:
        page.set_default_timeout(20_000)
        if user is not None:
            client = Client()
            client.force_login(user, backend=BACKEND)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
            page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        return Hands(page, live_server.url)

    return sit_down


def state(subject) -> str:
    """Return the state that is stored now."""
    return type(subject).objects.values_list("state", flat=True).get(pk=subject.pk)


def test_a_section_writes_a_challenge_and_hands_it_in(hands):
    other = draft_challenge()
    section = hands(officer("section", other.unit)).go("/work/challenges/new/")
    section.type(title="どうすれば点検を早く終えられるか").send()
    section.type(summary="点検に毎週40分かかります。").enter('button[name="leave"]')
    assert Challenge.objects.filter(summary="点検に毎週40分かかります。").exists()
    section.go(f"/work/s/challenge/{other.key}/").do("submit").send()
    assert state(other) == "in_review"


def test_the_office_checks_a_challenge(hands):
    challenge = submitted_challenge()
    call = make_call(challenge.programme)
    office = hands(officer("office", programme=challenge.programme)).go("/work/")
    office.enter(f'main a[href*="{challenge.key}"]').do("check").pick(call=str(call.pk)).send()
    assert state(challenge) == "approved"


def test_a_head_approves_a_challenge(hands):
    challenge = checked_challenge()
    head = hands(officer("head", challenge.unit)).go("/work/").enter(f'main a[href*="{challenge.key}"]')
    head.do("approve").send()
    assert state(challenge) == "scheduled"


def test_a_team_pitches_and_hands_in(hands):
    pitch = draft_pitch()
    team = hands(owner_of(pitch.organisation)).go(f"/work/pitches/{pitch.key}/edit/")
    team.type(title="画像で点検を助ける", summary="確認を40分から12分にします。").enter('button[name="hand_in"]')
    team.tick('main form input[type="checkbox"]', times=3).send()
    assert state(pitch) == "submitted"
    assert "/receipt/" in team.path


def test_a_judge_marks_a_pitch(hands):
    round_ = rounds.scoring_round()
    seat = PanelMember.objects.filter(round=round_).order_by("pk").first()
    judge = hands(seat.user).go("/work/").enter(f'main a[href*="{round_.key}"]')
    judge.enter('main a[href*="/pitches/"]')
    here = judge.path
    for name in judge.page.evaluate(
        "[...new Set([...document.querySelectorAll('fieldset.marks input[type=radio]')].map((each) => each.name))]"
    ):
        judge.pick(**{name: "7"})
    judge.type(comment_for_team="現場の流れをよくつかんでいます。").enter('button[value="lock"]')
    assert judge.go(here).page.locator('button[value="unlock"]').count() == 1


def test_the_office_decides_and_publishes(hands):
    round_ = rounds.scored_round()
    office = hands(officer("office", programme=round_.challenge.programme))
    office.go(f"/work/rounds/{round_.key}/panel/")
    names = office.page.evaluate("[...document.querySelectorAll('select[name^=outcome_]')].map((each) => each.name)")
    for number, name in enumerate(names):
        key = name.removeprefix("outcome_")
        office.pick(**{name: "not_adopted" if number else "adopted"})
        words = {
            f"place_{key}": str(number + 1),
            f"reason_{key}": "計画が具体的でした。",
            f"differs_reason_{key}": "審議による。",
        }
        office.type(**words)
    office.type(reason="現場の条件に最もよく合いました。").send()
    office.go(f"/work/s/round/{round_.key}/").do("decide").send()
    office.do("publish").tick('[name="seen"]').send()
    assert state(round_) == "published"


def test_an_expert_gives_an_opinion(hands):
    certification = checked_certification()
    certification = apply("hear_experts", certification, actor=office_of(certification))
    appointment = appoint_expert(certification)
    expert = hands(appointment.user).go("/work/opinions/").enter(f'main a[href*="{certification.key}"]')
    if "/do/" not in expert.path:
        expert.do("give_opinion")
    for point in "abc":
        expert.pick(**{f"point_{point}": "suitable"}).type(**{f"reason_{point}": "実証の結果から認められる。"})
    expert.pick(interest="none").tick('[name="confirmed"]').send()
    assert appointment.opinions.count() == 1


def test_the_certifying_officer_certifies(hands):
    certification = certification_in_decision()
    person = hands(certifier_of(certification).user).go("/work/").enter(f'main a[href*="{certification.key}"]')
    facts = {"decision_number": "8産振第1号", "deciding_post": "知事", "issuer": "東京都知事 見本 太郎"}
    person.do("certify").type(**facts).send()
    assert state(certification) == "certified"


def test_a_head_decides_on_a_contract(hands):
    contract = contract_at("priced")
    head = hands(officer("head", contract.unit)).go("/work/").enter(f'main a[href*="{contract.key}"]')
    head.do("decide").type(
        decision_number="8環資第3号", deciding_post="課長", reason="認定を受けた者であるため。"
    ).send()
    assert state(contract) == "decided"


def test_finance_confirms_a_payment(hands):
    contract = contract_at("inspected")
    finance = officer("finance", make_unit(contract.body, "会計課", name_en="Accounting"))
    hands(finance).go("/work/").enter(f'main a[href*="{contract.key}"]').do("pay").send()
    assert state(contract) == "paid"


def test_anybody_subscribes_by_mail(hands):
    visitor = hands().go("/").enter('main a[href$="/subscribe/"]')
    visitor.type(address="reader@example.invalid").tick('[name="topics"]').send()
    outbox.drain()
    assert Subscriber.objects.filter(address="reader@example.invalid").exists()
