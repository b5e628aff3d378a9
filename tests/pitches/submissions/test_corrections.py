"""訂正 after the deadline: beside the original, never instead of it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from colab.core import clock, outbox
from colab.core.ledger.queries import entries
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import GuardFailed, NotAllowed, apply
from colab.core.lifecycle.waiting import waiting_for
from colab.demo.builders import submissions as build
from colab.demo.builders.people import as_actor, make_user, owner_of
from pitches.submissions import correcting
from pitches.submissions.models import Correction, Pitch, Submission

pytestmark = pytest.mark.django_db
ERROR = {"field": "kpi", "old": "15分以下", "new": "25分以下", "reason": "数字を打ち間違えました。"}


@pytest.fixture
def pitch():
    made = build.accepted_pitch()
    build.close_call(made.challenge)
    with clock.frozen(made.challenge.call.closes_at + timedelta(hours=1)):
        yield Pitch.objects.get(pk=made.pk)


@pytest.fixture
def team(pitch):
    return build.team_of(pitch)


@pytest.fixture
def office(pitch):
    return build.reviewer_of(pitch)


def stored(pitch):
    """All that is judged, and what was handed in."""
    row = Pitch.objects.filter(pk=pitch.pk).values().get()
    row.pop("version")
    return row, list(Submission.objects.filter(pitch=pitch).values())


def test_before_the_deadline_a_change_is_handed_in_instead():
    early = build.submitted_pitch()
    with pytest.raises(GuardFailed) as refused:
        apply("ask_correction", early, actor=build.team_of(early), **ERROR)
    assert refused.value.guard_id == "pitch.correction_late"


def test_a_correction_stands_beside_the_original(pitch, team, office):
    before = stored(pitch)
    apply("ask_correction", pitch, actor=team, **ERROR)
    apply("accept_correction", pitch, actor=office, correction=1, reason="明らかな誤記のため。")
    assert stored(pitch) == before
    row = Correction.objects.get()
    assert (row.state, row.old, row.new, row.submission_id) == ("accepted", "15分以下", "25分以下", pitch.snapshot_id)
    verbs = [entry.verb for entry in entries("pitch", pitch.key)]
    assert verbs[-2:] == ["ask_correction", "accept_correction"]
    last = list(entries("pitch", pitch.key))[-1]
    assert last.payload["reason"] == "明らかな誤記のため。" and "25分以下" not in str(last.payload)
    assert verify_all().ok


@pytest.mark.parametrize(
    "wrong",
    [
        {"field": "solution_of_others"},
        {"field": "product_stage", "old": "prototype", "new": "on_sale"},
        {"old": "書いていない"},
        {"old": "件"},
        {"new": ERROR["old"]},
        {"old": ""},
        {"new": "長" * 101},
        {"field": "estimate_pilot_yen", "old": "2400000", "new": "たくさん"},
        {"field": "estimate_pilot_yen", "old": "24", "new": "25"},
        {"field": None, "old": None, "new": 5},
    ],
)
def test_what_is_not_a_typing_error_is_refused(pitch, team, wrong):
    before = stored(pitch)
    with pytest.raises(GuardFailed) as refused:
        apply("ask_correction", pitch, actor=team, **ERROR | wrong)
    assert refused.value.guard_id == "pitch.correction_typing"
    assert stored(pitch) == before and not Correction.objects.exists()


def test_amounts_can_be_corrected_as_a_whole(pitch, team):
    facts = {"field": "estimate_pilot_yen", "old": "2400000", "new": "2500000", "reason": "桁の誤り"}
    apply("ask_correction", pitch, actor=team, **facts)
    pitch.refresh_from_db()
    assert pitch.estimate_pilot_yen == 2_400_000


def test_one_at_a_time_for_an_item_and_answered_once(pitch, team, office):
    apply("ask_correction", pitch, actor=team, **ERROR)
    with pytest.raises(GuardFailed):
        apply("ask_correction", pitch, actor=team, **ERROR | {"old": "日誌", "new": "日報"})
    with pytest.raises(GuardFailed):
        apply("refuse_correction", pitch, actor=office, correction=1, reason=" ")
    apply("refuse_correction", pitch, actor=office, correction=1, reason="内容の変更にあたるため。")
    for verb in ("accept_correction", "refuse_correction"):
        with pytest.raises(GuardFailed):
            apply(verb, pitch, actor=office, correction=1, reason="もう一度")
    assert correcting.shown(pitch) == []


def test_only_the_team_asks_and_only_the_office_answers(pitch, team, office):
    for actor in (office, as_actor(make_user())):
        with pytest.raises(NotAllowed):
            apply("ask_correction", pitch, actor=actor, **ERROR)
    apply("ask_correction", pitch, actor=team, **ERROR)
    with pytest.raises(NotAllowed):
        apply("accept_correction", pitch, actor=team, correction=1, reason="自分で")


def test_pages_of_team_and_office(pitch, team, office, client_for):
    mine, theirs = client_for(owner_of(pitch.organisation)), client_for(office.user)
    page = reverse("work:subject", args=["pitch", pitch.key])
    ask = reverse("work:verb", args=["pitch", pitch.key, "ask_correction"])
    assert ask in mine.get(page).content.decode()
    wrong = mine.post(ask, ERROR | {"old": "書いていない"})
    assert wrong.status_code in (200, 409)
    assert "old" in wrong.context["form"].errors and "25分以下" in wrong.content.decode()
    assert mine.post(ask, ERROR).status_code == 302
    assert any("correction" in str(group.label).lower() or "訂正" in str(group.label) for group in waiting_for(office))
    answer = reverse("work:verb", args=["pitch", pitch.key, "accept_correction"])
    assert "15分以下 → 25分以下" in theirs.get(answer).content.decode()
    assert theirs.post(answer, {"correction": "1", "reason": "誤記のため。"}).status_code == 302
    for browser in (mine, theirs):
        for address in (page, reverse("submissions:receipt", args=[pitch.key])):
            shown = browser.get(address).content.decode()
            assert "<del>15分以下</del> → <ins>25分以下</ins>" in shown
            assert "25分以下に" not in shown
    outbox.drain()
    subjects = [message.subject for message in mail.outbox]
    assert sum("訂正" in subject or "orrection" in subject for subject in subjects) >= 2
