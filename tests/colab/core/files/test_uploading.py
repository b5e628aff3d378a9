"""Uploads in parts: broken, resumed, doubled, wrong; bound to the person and the subject."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.urls import reverse

from colab.core import clock, outbox
from colab.core.files import housekeeping
from colab.core.files.actions.receive import PART_BYTES
from colab.core.files.models import StoredFile, Upload, UploadPart
from colab.core.organisations.models import Membership
from colab.demo.builders import submissions as build
from colab.demo.builders.people import make_user, owner_of

pytestmark = pytest.mark.django_db
BEGIN = "/files/uploads/"


@pytest.fixture
def pitch():
    return build.draft_pitch(attached=False)


@pytest.fixture
def team(pitch, client_for):
    return client_for(owner_of(pitch.organisation))


@pytest.fixture
def content():
    """A PDF of two and a half parts."""
    return build.pdf_upload().read() + b"\n%" + b"x" * (PART_BYTES * 5 // 2)


def begin(browser, pitch, content, **changed):
    facts = {
        "machine": "pitch",
        "key": pitch.key,
        "purpose": "pitch.deck",
        "name": "提案.pdf",
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return browser.post(BEGIN, json.dumps(facts | changed), content_type="application/json")


def put(browser, url, content, offset):
    part = content[offset : offset + PART_BYTES]
    return browser.put(f"{url}?offset={offset}", part, content_type="application/octet-stream")


def send_all(browser, url, content, offset=0):
    while offset < len(content):
        offset = put(browser, url, content, offset).json()["offset"]
    return browser.post(f"{url}?sha256={hashlib.sha256(content).hexdigest()}")


def test_a_file_in_parts_is_attached_whole(team, pitch, content):
    begun = begin(team, pitch, content).json()
    assert (begun["offset"], begun["part"]) == (0, PART_BYTES)
    done = send_all(team, begun["url"], content).json()
    assert done["sha256"] == hashlib.sha256(content).hexdigest()
    stored = pitch.pitch_files.get().file
    assert (stored.size, stored.sha256, stored.name) == (len(content), done["sha256"], "提案.pdf")
    assert stored.blob.open("rb").read() == content
    assert not UploadPart.objects.exists()
    outbox.drain()
    stored.refresh_from_db()
    assert stored.is_clean


def test_a_broken_upload_goes_on_where_it_stopped(team, pitch, content, client_for):
    url = begin(team, pitch, content).json()["url"]
    put(team, url, content, 0)
    assert "提案.pdf" in team.get(reverse("submissions:edit", args=[pitch.key])).content.decode()
    again = begin(client_for(owner_of(pitch.organisation)), pitch, content).json()
    assert (again["url"], again["offset"]) == (url, PART_BYTES)
    assert team.get(url).json() == {"offset": PART_BYTES, "size": len(content), "done": False}
    assert send_all(team, url, content, again["offset"]).status_code == 200
    assert pitch.pitch_files.get().file.blob.open("rb").read() == content


@pytest.mark.parametrize("offset", [1, PART_BYTES, 2 * PART_BYTES])
def test_a_wrong_offset_names_the_right_one(team, pitch, content, offset):
    url = begin(team, pitch, content).json()["url"]
    answer = put(team, url, content, offset)
    assert (answer.status_code, answer.json()) == (409, {"offset": 0})
    assert not UploadPart.objects.exists()


def test_a_part_whose_answer_was_lost_is_not_taken_twice(team, pitch, content):
    url = begin(team, pitch, content).json()["url"]
    put(team, url, content, 0)
    again = put(team, url, content, 0)
    assert (again.status_code, again.json()) == (409, {"offset": PART_BYTES})
    assert send_all(team, url, content, PART_BYTES).status_code == 200


def test_finished_twice_is_attached_once(team, pitch, content):
    url = begin(team, pitch, content).json()["url"]
    first = send_all(team, url, content)
    second = team.post(f"{url}?sha256={hashlib.sha256(content).hexdigest()}")
    assert first.json() == second.json()
    assert pitch.pitch_files.count() == 1
    assert put(team, url, content, 0).status_code == 409


def test_finished_too_early_is_told_what_is_missing(team, pitch, content):
    url = begin(team, pitch, content).json()["url"]
    put(team, url, content, 0)
    assert team.post(url).json() == {"offset": PART_BYTES}
    assert not pitch.pitch_files.exists()


def test_a_wrong_hash_is_refused_and_nothing_stays(team, pitch, content):
    url = begin(team, pitch, content).json()["url"]
    other = content[:-1] + b"y"
    offset = 0
    while offset < len(other):
        offset = put(team, url, other, offset).json()["offset"]
    refused = team.post(f"{url}?sha256={hashlib.sha256(content).hexdigest()}")
    assert (refused.status_code, refused.json()["code"]) == (422, "hash")
    assert not StoredFile.objects.exists() and not Upload.objects.exists() and not UploadPart.objects.exists()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"name": "a.exe"}, "kind"),
        ({"size": 0}, "empty"),
        ({"size": -5}, "empty"),
        ({"size": 31 * 1024 * 1024}, "size"),
        ({"name": "film.mp4"}, "video"),
    ],
)
def test_limits_are_judged_before_the_first_byte(team, pitch, content, changed, code):
    answer = begin(team, pitch, content, **changed)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert not Upload.objects.exists()


def test_the_number_of_files_is_judged_first(team, pitch, content):
    for n in range(3):
        build.attach(pitch, build.pdf_upload(f"{n}.pdf"), item="deck", actor=build.team_of(pitch))
    assert begin(team, pitch, content).json()["code"] == "count"


def test_the_content_is_judged_at_the_end(team, pitch):
    page = b"<html><script>alert(1)</script>" * 100
    url = begin(team, pitch, page).json()["url"]
    answer = send_all(team, url, page)
    assert (answer.status_code, answer.json()["code"]) == (422, "wrong_kind")
    assert not StoredFile.objects.exists() and not Upload.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [b"", b"[]", b"{", b'{"machine": "pitch"}', b'{"machine":"pitch","key":"x","purpose":"p","name":"n","size":"1"}'],
)
def test_nonsense_is_refused(team, sent):
    assert team.post(BEGIN, sent, content_type="application/json").status_code == 400


def test_parts_that_do_not_fit_are_refused(team, pitch, content):
    url = begin(team, pitch, content).json()["url"]
    for body in (b"", content[: PART_BYTES + 1]):
        answer = team.put(f"{url}?offset=0", body, content_type="application/octet-stream")
        assert (answer.status_code, answer.json()["code"]) == (422, "part")
    for offset in ("", "-1", "x", "9" * 20):
        assert team.put(f"{url}?offset={offset}", b"x").status_code == 400


def test_the_token_serves_one_person_and_one_subject(team, pitch, content, client_for, client):
    url = begin(team, pitch, content).json()["url"]
    colleague = make_user()
    Membership.objects.create(organisation=pitch.organisation, user=colleague)
    for user in (colleague, make_user(), build.reviewer_of(pitch).user):
        stranger = client_for(user)
        assert put(stranger, url, content, 0).status_code == 404
        assert (
            stranger.get(url).status_code == stranger.post(url).status_code == stranger.delete(url).status_code == 404
        )
    assert begin(client_for(make_user()), pitch, content).status_code == 404
    assert client.get(url).status_code == client.post(BEGIN).status_code == 401
    for wrong in ({"machine": "call"}, {"machine": "x"}, {"key": "nothing"}, {"purpose": "x"}):
        assert begin(team, pitch, content, **wrong).status_code == 404
    assert begin(team, pitch, content, purpose="thread").status_code in (404, 422)


def test_after_the_deadline_nothing_more_is_taken(team, content):
    pitch = build.submitted_pitch()
    browser = team.__class__()
    browser.force_login(owner_of(pitch.organisation), backend="django.contrib.auth.backends.ModelBackend")
    url = begin(browser, pitch, content).json()["url"]
    with clock.frozen(pitch.challenge.call.closes_at + timedelta(seconds=1)):
        answer = put(browser, url, content, 0)
        assert answer.status_code == 422 and answer.json()["message"]


def test_given_up_and_swept(team, pitch, content):
    url = begin(team, pitch, content).json()["url"]
    put(team, url, content, 0)
    assert team.delete(url).json() == {"dropped": True}
    outbox.drain()
    assert not Upload.objects.exists()
    url = begin(team, pitch, content).json()["url"]
    put(team, url, content, 0)
    name = UploadPart.objects.get().blob.name
    with clock.frozen(clock.now() + timedelta(days=1, minutes=1)):
        housekeeping.tidy()
        outbox.drain()
    assert not Upload.objects.exists() and not StoredFile.storage().exists(name)
