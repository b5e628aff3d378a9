"""Extensions for all, and one organisation let in after the deadline."""

from datetime import timedelta
from email.utils import parseaddr

import pytest
from django.core import mail
from django.urls import reverse

from challenges.calls.models import LateEntry
from colab.core import clock, outbox
from colab.core.access import visible_to
from colab.core.ledger.queries import entries
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import GuardFailed, apply
from colab.core.lifecycle.waiting import waiting_for
from colab.demo.builders import submissions as build
from colab.demo.builders.challenges import officer, open_challenge
from colab.demo.builders.people import as_actor, make_officer, make_user, owner_of

pytestmark = pytest.mark.django_db
WHY = "締切直前に、このサイトに障害があったため。"


@pytest.fixture
def pitch():
    return build.draft_pitch()


@pytest.fixture
def team(pitch):
    return build.team_of(pitch)


@pytest.fixture
def office(pitch):
    return as_actor(officer("office", programme=pitch.challenge.programme))


def let_in(pitch, office, **changed):
    call = pitch.challenge.call
    facts = {"organisation": pitch.organisation, "until": call.closes_at + timedelta(days=2), "reason": WHY}
    return apply("allow_late", call, actor=office, **facts | changed)


def reached(words):
    """The addresses of the mails with these words."""
    return {parseaddr(to)[1] for message in mail.outbox if words in message.body for to in message.to}


@pytest.fixture
def afterwards(pitch):
    build.close_call(pitch.challenge)
    with clock.frozen(pitch.challenge.call.closes_at + timedelta(hours=1)):
        pitch.refresh_from_db()
        yield


def test_one_team_is_let_in_and_no_other(afterwards, pitch, team, office):
    with pytest.raises(GuardFailed):
        apply("submit", pitch, actor=team, **build.DECLARED)
    let_in(pitch, office)
    done = apply("submit", pitch, actor=team, **build.DECLARED)
    assert done.state == "submitted" and str(done.snapshot.late).endswith("-L1")
    assert list(entries("pitch", pitch.key))[-1].payload["late_entry"] == 1
    assert apply("change", done, actor=team, **build.DECLARED).snapshot.number == 2
    assert verify_all().ok


def test_others_of_the_same_challenge_stay_out(office):
    challenge = open_challenge()
    first, second = build.draft_pitch(challenge=challenge), build.draft_pitch(challenge=challenge)
    build.close_call(challenge)
    with clock.frozen(challenge.call.closes_at + timedelta(hours=1)):
        let_in(first, as_actor(officer("office", programme=challenge.programme)))
        second.refresh_from_db()
        with pytest.raises(GuardFailed) as refused:
            apply("submit", second, actor=build.team_of(second), **build.DECLARED)
        assert refused.value.guard_id == "pitch.open"


def test_it_ends_at_its_moment(afterwards, pitch, team, office):
    until = let_in(pitch, office).late_entries.get().until
    with clock.frozen(until), pytest.raises(GuardFailed):
        apply("submit", pitch, actor=team, **build.DECLARED)
    with clock.frozen(until - timedelta(seconds=1)):
        assert apply("submit", pitch, actor=team, **build.DECLARED).is_handed_in


def test_the_screening_waits_for_it(afterwards, pitch, office):
    let_in(pitch, office)
    challenge = pitch.challenge
    challenge.refresh_from_db()
    section = build.reviewer_of(pitch, "section")
    with pytest.raises(GuardFailed) as refused:
        apply("screen", challenge, actor=section)
    assert refused.value.guard_id == "challenge.no_late"
    with clock.frozen(challenge.call.closes_at + timedelta(days=3)):
        assert apply("screen", challenge, actor=section).state == "screening"


@pytest.mark.parametrize(
    "wrong",
    [{"reason": " "}, {"reason": None}, {"until": None}, {"organisation": None}, {"organisation": "x"}],
)
def test_without_reason_moment_or_organisation_nothing_is_granted(afterwards, pitch, office, wrong):
    with pytest.raises(GuardFailed):
        let_in(pitch, office, **wrong)
    for until in (clock.now(), pitch.challenge.call.closes_at + timedelta(days=15)):
        with pytest.raises(GuardFailed):
            let_in(pitch, office, until=until)
    assert not LateEntry.objects.exists()


def test_office_and_auditors_read_it_and_the_team_is_told(afterwards, pitch, office, client_for):
    call = pitch.challenge.call
    address = reverse("work:verb", args=["call", call.key, "allow_late"])
    until = (call.closes_at + timedelta(days=1)).astimezone(clock.JST)
    browser = client_for(office.user)
    assert browser.get(address).status_code == 200
    moment = {
        "until_year": until.year,
        "until_month": until.month,
        "until_day": until.day,
        "until_time": f"{until:%H:%M}",
    }
    sent = {"who": "nobody@example.invalid", "reason": WHY, **moment}
    wrong = browser.post(address, sent)
    assert "who" in wrong.context["form"].errors and WHY in wrong.content.decode()
    right = browser.post(address, sent | {"who": owner_of(pitch.organisation).email})
    assert right.status_code == 302, right.context["form"].errors
    page = reverse("work:subject", args=["call", call.key])
    assert WHY in browser.get(page).content.decode()
    assert WHY in client_for(make_officer("auditor")).get(page).content.decode()
    section = make_officer("section", pitch.challenge.unit)
    assert WHY not in client_for(section).get(page).content.decode()
    assert pitch.organisation.name not in str([entry.payload for entry in entries("call", call.key)])
    assert not visible_to(as_actor(make_user()), LateEntry.objects.all()).exists()
    outbox.drain()
    assert reached(WHY) == {owner_of(pitch.organisation).email}


def test_the_pages_of_the_late_team(afterwards, pitch, team, office, client_for):
    browser = client_for(owner_of(pitch.organisation))
    edit = reverse("submissions:hand_in", args=[pitch.key])
    let_in(pitch, office)
    assert browser.get(edit).status_code == 200
    assert any(item.due for group in waiting_for(team) for item in group.items if "edit" in item.url)
    assert browser.get(reverse("submissions:mine")).status_code == 200
    done = apply("submit", pitch, actor=team, **build.DECLARED)
    assert "-L1" in browser.get(reverse("submissions:receipt", args=[done.key])).content.decode()
    assert browser.get(reverse("submissions:receipt_pdf", args=[done.key, 1])).status_code == 200


def test_a_late_team_may_also_begin(office, client_for):
    challenge = open_challenge()
    other = build.draft_pitch()
    build.close_call(challenge)
    with clock.frozen(challenge.call.closes_at + timedelta(hours=1)):
        user = owner_of(other.organisation)
        address = reverse("submissions:start", args=[challenge.key])
        assert client_for(user).post(address, {"organisation": other.organisation_id}).status_code == 409
        grant = {"organisation": other.organisation, "until": clock.now() + timedelta(days=1), "reason": WHY}
        apply("allow_late", challenge.call, actor=as_actor(officer("office", programme=challenge.programme)), **grant)
        assert client_for(user).post(address, {"organisation": other.organisation_id}).status_code == 302


def test_an_extension_reaches_everyone_with_a_draft(office):
    challenge = open_challenge()
    pitches = [
        build.draft_pitch(challenge=challenge),
        build.submitted_pitch(challenge=challenge),
        build.accepted_pitch(challenge=challenge),
    ]
    outbox.drain()
    mail.outbox.clear()
    later = challenge.call.closes_at + timedelta(days=3)
    actor = as_actor(officer("office", programme=challenge.programme))
    apply("extend", challenge.call, actor=actor, closes_at=later, reason="台風のため")
    outbox.drain()
    told = reached("台風のため")
    assert {owner_of(pitch.organisation).email for pitch in pitches} <= told
