"""Threads: two sides write, auditors read, nobody else knows."""

from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q

from colab.core import access, clock, notices, outbox
from colab.core.access import Actor, rules
from colab.core.files.models import StoredFile
from colab.core.notices import threads
from colab.core.notices.actions.talk import post_message
from colab.core.notices.models import MeetingRecord, Message, Notice
from colab.core.organisations.models import Organisation
from colab.demo.builders.people import make_company, make_officer, make_user, owner_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(monkeypatch):
    """A company whose thread is shared by its members and the office."""
    monkeypatch.setitem(
        rules._rules,
        (Organisation, "thread"),
        lambda actor: access.ALL if actor.grants.is_office else Q(pk__in=actor.grants.organisations),
    )
    company = make_company("株式会社みほん")
    office = make_officer("office", email="office@example.invalid")
    monkeypatch.setitem(
        threads._people, "organisation", lambda subject: {"team": [owner_of(subject)], "office": [office]}
    )
    return company, owner_of(company), office, f"/work/s/organisation/{company.key}/thread/"


def test_a_message_with_a_file_reaches_the_other_side(case, client_for):
    company, owner, office, path = case
    file = SimpleUploadedFile("議事.txt", "本文".encode())
    answer = client_for(owner).post(path, {"body": "日程の相談です", "files": [file]})
    assert answer.status_code == 302
    message = Message.objects.get()
    assert (message.author, message.side, message.body) == (owner, "team", "日程の相談です")
    outbox.drain()
    assert [m.to[0] for m in mail.outbox] and mail.outbox[0].subject == "新しい連絡：株式会社みほん"
    assert list(Notice.objects.values_list("user", flat=True)) == [office.pk]
    page = client_for(office).get(path).content.decode()
    assert "日程の相談です" in page and "議事.txt" in page
    assert Notice.objects.get().read_at
    stored = StoredFile.objects.get()
    assert client_for(office).get(stored.get_absolute_url()).status_code == 200
    assert client_for(make_user()).get(stored.get_absolute_url()).status_code == 404


def test_strangers_find_nothing(case, client_for, client):
    *_rest, path = case
    stranger = client_for(owner_of(make_company()))
    assert stranger.get(path).status_code == 404
    assert stranger.post(path, {"body": "x"}).status_code == 404
    assert stranger.get(f"{path}meeting/").status_code == 404
    assert client.get(path).status_code == 302
    assert client_for(make_user()).get("/work/s/nothing/k/thread/").status_code == 404
    assert not Message.objects.exists()


def test_auditors_read_and_do_not_write(case, client_for):
    company, owner, _office, path = case
    post_message(company, actor=Actor.of(owner), body="秘密の相談")
    auditor = make_officer("auditor")
    page = client_for(auditor).get(path).content.decode()
    assert "秘密の相談" in page and "<textarea" not in page
    assert client_for(auditor).post(path, {"body": "x"}).status_code == 404
    with pytest.raises(PermissionDenied):
        post_message(company, actor=Actor.of(auditor), body="x")
    assert Message.objects.count() == 1


def test_meeting_record(case, client_for):
    company, owner, office, path = case
    facts = {"place": "第一会議室", "participants": "青木（みほん）", "summary": "導入の日程", "decisions": "5月から"}
    today = clock.today()
    on = {"held_on_year": today.year, "held_on_month": today.month, "held_on_day": today.day}
    answer = client_for(office).post(f"{path}meeting/", {**facts, **on})
    assert answer.status_code == 302, answer.content.decode()
    record = MeetingRecord.objects.get()
    assert (record.held_on, record.recorded_by, record.side) == (today, office, "office")
    assert "5月から" in client_for(owner).get(path).content.decode()
    late = client_for(office).post(f"{path}meeting/", {**facts, **on, "held_on_year": today.year + 1})
    assert late.status_code == 200 and "導入の日程" in late.content.decode()
    assert MeetingRecord.objects.count() == 1


def test_the_subjects_page_shows_the_latest(case, client_for):
    company, owner, office, _path = case
    for n in range(5):
        post_message(company, actor=Actor.of(owner), body=f"話{n}")
    page = client_for(office).get(f"/work/s/organisation/{company.key}/").content.decode()
    assert "話4" in page and "話2" in page and "話1" not in page


def test_a_refused_file_loses_no_words(case, client_for):
    company, owner, _office, path = case
    good, bad = SimpleUploadedFile("良い.txt", "本文".encode()), SimpleUploadedFile("悪い.exe", b"MZ")
    page = client_for(owner).post(path, {"body": "長い文章", "files": [good, bad]}).content.decode()
    assert "長い文章" in page and "悪い.exe" in page and "良い.txt" in page
    assert not Message.objects.exists()
    token = page.split('name="files-kept" value="')[1].split('"')[0]
    client_for(owner).post(path, {"body": "長い文章", "files-kept": token})
    assert [f.name for f in Message.objects.get().files.all()] == ["良い.txt"]


def test_muted_messages_are_still_in_the_list(case, client_for):
    company, owner, office, _path = case
    client_for(office).post("/work/notices/settings/", {})
    post_message(company, actor=Actor.of(owner), body="話")
    assert outbox.drain(topic="notices.send") == 0
    assert "株式会社みほん" in client_for(office).get("/work/notices/").content.decode()
    assert notices.sent("organisation", company.key).count() == 1


def test_without_a_word_of_the_room_the_subjects_columns_tell_the_sides():
    company, officer, office = make_company(), make_officer("section"), make_officer("office")
    post = officer.holdings.get().post
    subject = SimpleNamespace(organisation=company, unit=post.unit, programme=office.holdings.get().post.programme)
    assert threads.people_of("unknown", subject) == {
        "team": [owner_of(company)],
        "section": [officer],
        "office": [office],
    }
