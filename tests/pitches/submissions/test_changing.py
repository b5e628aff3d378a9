"""Typing together, changing after handing in, and single items reopened."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from colab.core import clock
from colab.core.files.actions.scan import scan
from colab.core.files.models import StoredFile
from colab.core.lifecycle import GuardFailed, Refused, apply
from colab.core.organisations.models import Membership
from colab.demo.builders import submissions as build
from colab.demo.builders.people import as_actor, make_user, owner_of
from pitches.submissions.actions.attach import attach, detach
from pitches.submissions.actions.autosave import save_words
from pitches.submissions.models import PitchRevision

pytestmark = pytest.mark.django_db


@pytest.fixture
def pitch():
    return build.draft_pitch()


@pytest.fixture
def team(pitch):
    return build.team_of(pitch)


@pytest.fixture
def colleague(pitch):
    user = make_user(name="同僚")
    Membership.objects.create(organisation=pitch.organisation, user=user)
    return as_actor(user)


def test_two_people_in_different_fields(pitch, team, colleague):
    seen = pitch.edits
    save_words(pitch, {"title": "一人目の題"}, seen=seen, actor=team, page="a")
    both = save_words(pitch, {"title": pitch.title, "kpi": "二人目の指標"}, seen=seen, actor=colleague, page="b")
    assert not both.conflicts
    pitch.refresh_from_db()
    assert (pitch.title, pitch.kpi) == ("一人目の題", "二人目の指標")


def test_two_people_in_one_field(pitch, team, colleague):
    seen = pitch.edits
    save_words(pitch, {"title": "一人目の題"}, seen=seen, actor=team, page="a")
    late = save_words(pitch, {"title": "二人目の題", "risks": "風"}, seen=seen, actor=colleague, page="b")
    assert [(each.name, each.mine, each.theirs) for each in late.conflicts] == [("title", "二人目の題", "一人目の題")]
    pitch.refresh_from_db()
    assert (pitch.title, pitch.risks) == ("一人目の題", "風")
    kept = PitchRevision.objects.get(kind="conflict")
    assert kept.changes["title"]["new"] == "二人目の題"
    save_words(pitch, {"title": "二人目の題"}, seen=late.pitch.edits, actor=colleague, page="b")
    pitch.refresh_from_db()
    assert pitch.title == "二人目の題"


def test_a_lost_answer_is_no_conflict_with_oneself(pitch, team):
    seen = pitch.edits
    save_words(pitch, {"title": "途中"}, seen=seen, actor=team, page="a")
    again = save_words(pitch, {"title": "途中から最後まで"}, seen=seen, actor=team, page="a")
    assert not again.conflicts
    assert again.pitch.title == "途中から最後まで"


def test_the_autosave_address(pitch, client_for, colleague):
    browser = client_for(owner_of(pitch.organisation))
    address = reverse("submissions:autosave", args=[pitch.key])
    sent = {"title": "自動で保存", "edits_seen": pitch.edits, "page": "a"}
    answer = browser.post(address, sent)
    assert (answer.status_code, answer.json()) == (200, {"set": {"edits_seen": pitch.edits + 1}})
    other = client_for(colleague.user).post(address, {"title": "別の", "edits_seen": pitch.edits, "page": "b"})
    assert other.status_code == 409
    assert "提案名" in other.json()["message"]
    wrong = browser.post(address, {"video_url": "動画", "summary": "新しい要約", "edits_seen": pitch.edits + 1})
    assert wrong.status_code == 422
    pitch.refresh_from_db()
    assert (pitch.title, pitch.summary, pitch.video_url) == ("自動で保存", "新しい要約", "")
    assert client_for(make_user()).post(address, sent).status_code == 404
    pitch.refresh_from_db()
    assert pitch.title == "自動で保存"


def test_a_conflict_in_the_form_shows_both_texts(pitch, client_for, colleague, team):
    address = reverse("submissions:edit", args=[pitch.key])
    seen = pitch.edits
    save_words(pitch, {"title": "一人目の題"}, seen=seen, actor=team, page="a")
    browser = client_for(colleague.user)
    sent = {"title": "二人目の題", "edits_seen": seen, "page": "b", "save": "1"}
    shown = browser.post(address, sent)
    assert shown.status_code == 200
    assert "一人目の題" in shown.content.decode() and "二人目の題" in shown.content.decode()
    assert 'name="choice_title"' in shown.content.decode()
    again = browser.post(address, sent | {"edits_seen": shown.context["form"]["edits_seen"].value()})
    assert again.status_code == 302
    pitch.refresh_from_db()
    assert pitch.title == "二人目の題"


def test_a_page_never_takes_back_what_it_has_not_shown(pitch, client_for, colleague, team):
    seen = pitch.edits
    save_words(pitch, {"title": "一人目の題", "publish_name": True}, seen=seen, actor=team, page="a")
    browser, address = client_for(colleague.user), reverse("submissions:autosave", args=[pitch.key])
    sent = {"title": pitch.title, "kpi": "二人目の指標", "edits_seen": seen, "page": "b"}
    answer = browser.post(address, sent).json()
    assert answer["theirs"] == {"title": ["一人目の題"], "publish_name": ["on"]}
    assert "提案名" in answer["note"] and answer["set"] == {"edits_seen": seen + 2}
    assert browser.get(address, {"edits_seen": seen, "page": "b"}).json()["theirs"] == answer["theirs"]
    assert browser.get(address, {"edits_seen": seen + 2, "page": "b"}).json() == {}
    wrong = sent | {"video_url": "動画", "save": "1"}
    shown = browser.post(reverse("submissions:edit", args=[pitch.key]), wrong)
    assert shown.context["form"]["title"].value() == "一人目の題", "shown again with what stands there now"
    pitch.refresh_from_db()
    assert (pitch.title, pitch.kpi, pitch.publish_name) == ("一人目の題", "二人目の指標", True)


def test_taking_the_other_ones_text(pitch, client_for, colleague, team):
    seen = pitch.edits
    save_words(pitch, {"title": "一人目の題"}, seen=seen, actor=team, page="a")
    sent = {"title": "二人目の題", "edits_seen": seen, "page": "b", "save": "1", "choice_title": "theirs"}
    browser, pause = client_for(colleague.user), reverse("submissions:autosave", args=[pitch.key])
    assert browser.post(pause, sent | {"edits_seen": seen + 1, "kpi": "指標"}).status_code == 200
    assert browser.post(reverse("submissions:edit", args=[pitch.key]), sent).status_code == 302
    pitch.refresh_from_db()
    assert pitch.title == "一人目の題"


def test_changes_count_when_handed_in_again(pitch, team):
    first = apply("submit", pitch, actor=team, **build.DECLARED)
    save_words(first, {"title": "直した題"}, seen=None, actor=team)
    attach(first, build.pdf_upload("詳細.pdf"), item="detail", actor=team)
    first.refresh_from_db()
    assert first.title == pitch.title and first.working == {"title": "直した題"}
    assert len(first.snapshot.files) == 1
    second = apply("change", first, actor=team, **build.DECLARED)
    assert (second.title, second.working, second.snapshot.number) == ("直した題", None, 2)
    assert len(second.snapshot.files) == 2
    assert second.receipt_number == first.receipt_number
    assert second.submissions.get(number=1).data["title"] == pitch.title


def test_a_file_taken_out_after_handing_in_is_kept_with_the_receipt(pitch, team):
    done = apply("submit", pitch, actor=team, **build.DECLARED)
    detach(done.pitch_files.get(), actor=team)
    assert StoredFile.objects.filter(key=done.snapshot.files[0]["key"]).exists()
    with pytest.raises(GuardFailed):
        apply("change", done, actor=team, **build.DECLARED)


def after_the_deadline(pitch, hours=1):
    pitch.challenge.call.refresh_from_db()
    return clock.frozen(pitch.challenge.call.closes_at + timedelta(hours=hours))


def test_one_reopened_item_and_no_other(pitch, team):
    done = apply("submit", pitch, actor=team, **build.DECLARED)
    build.close_call(done.challenge)
    with after_the_deadline(done):
        with pytest.raises(Refused):
            save_words(done, {"kpi": "後から"}, seen=None, actor=team)
        until = clock.now() + timedelta(days=2)
        office = build.reviewer_of(done)
        done = apply("reopen_item", done, actor=office, item="kpi", until=until, reason="測り方が読めません")
        save_words(done, {"kpi": "測り方を直しました", "title": "こっそり"}, seen=None, actor=team)
        with pytest.raises(Refused):
            attach(done, build.pdf_upload(), item="deck", actor=team)
        with pytest.raises(GuardFailed):
            apply("accept", done, actor=office)
        amended = apply("amend", done, actor=team)
        assert (amended.kpi, amended.title) == ("測り方を直しました", pitch.title)
        assert (amended.snapshot.number, amended.reopened_item) == (2, "")
        assert apply("accept", amended, actor=office).state == "accepted_for_review"


def test_a_reopened_item_closes_by_itself(pitch, team):
    done = apply("submit", pitch, actor=team, **build.DECLARED)
    build.close_call(done.challenge)
    with after_the_deadline(done):
        until = clock.now() + timedelta(hours=1)
        done = apply("reopen_item", done, actor=build.reviewer_of(done), item="kpi", until=until, reason="なおして")
        save_words(done, {"kpi": "直しかけ"}, seen=None, actor=team)
    with after_the_deadline(done, hours=2), pytest.raises(GuardFailed):
        apply("amend", done, actor=team)


def test_an_infected_file_reopens_only_its_item(team, pitch):
    from colab.core.files.scanner import EICAR

    bad = attach(pitch, SimpleUploadedFile("memo.txt", EICAR), item="other", actor=team).file
    done = apply("submit", pitch, actor=team, **build.DECLARED)
    assert done.scan_pending
    build.close_call(done.challenge)
    with after_the_deadline(done):
        scan(bad.key)
        done.refresh_from_db()
        assert (done.state, done.reopened_item, done.scan_pending) == ("submitted", "file:other", True)
        detach(done.pitch_files.get(file=bad), actor=team)
        done = apply("amend", done, actor=team)
        assert not done.scan_pending
        assert [line["item"] for line in done.snapshot.files] == ["deck"]
