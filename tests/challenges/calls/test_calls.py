"""Calls: dates, clock, extension, withdrawal, copying."""

from datetime import timedelta

import pytest
from django.urls import reverse

from challenges.calls.models import Call
from challenges.calls.queries import accepts_pitches, accepts_questions
from colab.core import clock
from colab.core.lifecycle import NotAllowed, Refused, WrongState, apply, tick
from colab.demo.builders.challenges import make_call, officer, open_challenge, scheduled_challenge
from colab.demo.builders.people import as_actor

pytestmark = pytest.mark.django_db


def office_of(call):
    return as_actor(officer("office", programme=call.programme))


def test_clock_opens_and_closes_a_call_with_its_challenges():
    call = make_call(opens_at=clock.now() + timedelta(days=2))
    challenge = scheduled_challenge(call=call)
    assert tick() == 0
    with clock.frozen(call.opens_at):
        tick()
        call.refresh_from_db()
        challenge.refresh_from_db()
        assert (call.state, challenge.state) == ("open", "open")
        assert accepts_pitches(call, clock.now()) and accepts_questions(call, clock.now())
    with clock.frozen(call.closes_at):
        assert not accepts_pitches(call, clock.now())
        tick()
    call.refresh_from_db()
    challenge.refresh_from_db()
    assert (call.state, challenge.state) == ("closed", "closed")


def test_open_is_judged_by_the_deadline_not_by_the_scheduler():
    call = open_challenge().call
    assert accepts_pitches(call, call.closes_at - timedelta(seconds=1))
    assert not accepts_pitches(call, call.closes_at)
    assert call.state == "open"


def test_challenge_approved_late_opens_with_the_next_tick():
    call = open_challenge().call
    late = scheduled_challenge(call=call)
    tick()
    late.refresh_from_db()
    assert late.state == "open"


def test_extension_keeps_the_old_deadline_and_the_reason():
    challenge = open_challenge()
    call = challenge.call
    later = call.closes_at + timedelta(days=7)
    call = apply("extend", call, actor=office_of(call), closes_at=later, reason="台風による交通障害のため")
    assert call.closes_at == later
    extension = call.extensions.get()
    assert extension.old_closes_at == later - timedelta(days=7)


@pytest.mark.parametrize("facts", [{"days": -1, "reason": "x"}, {"days": 7, "reason": " "}])
def test_extension_is_refused_and_changes_nothing(facts):
    call = open_challenge().call
    before = call.closes_at
    with pytest.raises(Refused):
        later = before + timedelta(days=facts["days"])
        apply("extend", call, actor=office_of(call), closes_at=later, reason=facts["reason"])
    call.refresh_from_db()
    assert call.closes_at == before and not call.extensions.exists()


def test_no_extension_after_the_deadline():
    call = open_challenge().call
    with clock.frozen(call.closes_at + timedelta(minutes=1)), pytest.raises(Refused):
        apply("extend", call, actor=office_of(call), closes_at=call.closes_at + timedelta(days=9), reason="遅い")


def test_withdrawn_call_takes_its_challenges_with_it():
    challenge = open_challenge()
    apply("withdraw", challenge.call, actor=office_of(challenge.call), reason="予算の見直しのため")
    challenge.refresh_from_db()
    assert challenge.state == "withdrawn" and challenge.outcome == "予算の見直しのため" and challenge.is_public


def test_sections_do_not_run_calls():
    challenge = open_challenge()
    section = as_actor(officer("section", challenge.unit))
    with pytest.raises(NotAllowed):
        apply("withdraw", challenge.call, actor=section, reason="x")
    with pytest.raises(WrongState):
        apply("schedule", challenge.call, actor=office_of(challenge.call))


def test_copy_moves_dates_to_the_same_weekday(client_for):
    call = make_call(title="2026年度 第1回", conditions="条件")
    browser = client_for(officer("office", programme=call.programme))
    answer = browser.post(reverse("calls:copy", args=[call.key]))
    made = Call.objects.get(copied_from=call)
    assert answer.url == reverse("calls:edit", args=[made.key])
    assert made.state == "draft" and made.conditions == "条件" and made.code is None
    assert 360 <= (made.closes_at - call.closes_at).days <= 370
    assert made.closes_at.astimezone(clock.JST).weekday() == call.closes_at.astimezone(clock.JST).weekday()


def test_office_makes_a_call_through_the_form(client_for):
    programme = make_call().programme
    browser = client_for(officer("office", programme=programme))
    sent = {
        "programme": programme.pk, "title": "新しい募集", "opens_at": "2030-04-01T10:00",
        "question_deadline": "2030-06-01T17:00", "closes_at": "2030-05-10T17:00",
    }  # fmt: skip
    refused = browser.post(reverse("calls:new"), sent)
    assert refused.status_code == 200 and "question_deadline" in refused.context["form"].errors
    answer = browser.post(reverse("calls:new"), sent | {"question_deadline": "令和12年4月20日"})
    assert answer.status_code == 200
    answer = browser.post(reverse("calls:new"), sent | {"question_deadline": "2030-04-20T17:00"})
    call = Call.objects.get(title="新しい募集")
    subject = reverse("work:subject", args=["call", call.key])
    assert answer.url == subject and browser.get(subject).status_code == 200
    assert browser.post(reverse("work:verb", args=["call", call.key, "schedule"])).status_code == 302
    call.refresh_from_db()
    assert call.state == "scheduled" and call.code
    assert browser.get(reverse("calls:board")).status_code == 200
