"""The pages of team, section and office, with real input."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from colab.core import clock, outbox
from colab.core.lifecycle import apply
from colab.demo.builders import submissions as build
from colab.demo.builders.challenges import draft_challenge, open_challenge
from colab.demo.builders.people import make_company, make_officer, make_user, owner_of
from pitches.submissions.models import Pitch

pytestmark = pytest.mark.django_db


def declared():
    return dict.fromkeys(build.DECLARED, "on")


def form_of(pitch, **changed):
    """What the browser would send: all fields as they stand, and those changed."""
    pitch.refresh_from_db()
    words = {name: str(getattr(pitch, name) or "") for name in (*build.WORDS, "title")}
    return words | {"publish_scope": "nothing", "edits_seen": str(pitch.edits), "page": "page-a"} | changed


@pytest.fixture
def pitch():
    return build.draft_pitch()


@pytest.fixture
def team(pitch, client_for):
    return client_for(owner_of(pitch.organisation))


@pytest.fixture
def office(pitch, client_for):
    return client_for(build.reviewer_of(pitch).user)


def test_from_the_challenge_to_the_receipt(client_for):
    challenge, user = open_challenge(), make_user()
    company = make_company(owner=user)
    browser = client_for(user)
    address = reverse("submissions:start", args=[challenge.key])
    assert browser.get(address).status_code == 200
    answer = browser.post(address, {"organisation": company.pk})
    pitch = Pitch.objects.get()
    assert answer.url == reverse("submissions:edit", args=[pitch.key])
    assert browser.get(answer.url).status_code == 200
    words = form_of(pitch, title="夜間の点検を一人でできるようにする", **build.WORDS)
    answer = browser.post(answer.url, words | {"file_deck": build.pdf_upload(), "hand_in": "1"})
    assert answer.url == reverse("submissions:hand_in", args=[pitch.key]), answer.context["form"].errors
    page = browser.get(answer.url)
    assert page.status_code == 200
    answer = browser.post(answer.url, declared() | {"version": page.context["version"], "edits_seen": "1"})
    assert answer.status_code == 302
    pitch.refresh_from_db()
    assert (pitch.state, pitch.scan_pending) == ("submitted", True)
    receipt = browser.get(answer.url)
    assert pitch.receipt_number in receipt.content.decode()
    assert pitch.snapshot.files[0]["sha256"] in receipt.content.decode()
    outbox.drain()
    pitch.refresh_from_db()
    assert not pitch.scan_pending
    (sent,) = [message for message in mail.outbox if pitch.receipt_number in message.subject]
    assert pitch.snapshot.files[0]["sha256"] in sent.body


def test_a_file_found_clean_meanwhile_does_not_make_a_correction_late(client_for):
    pitch = build.draft_pitch(scanned=False)
    team = client_for(owner_of(pitch.organisation))
    done = apply("submit", pitch, actor=build.team_of(pitch), **build.DECLARED)
    assert done.scan_pending
    team.post(reverse("submissions:edit", args=[pitch.key]), form_of(pitch, title="新しい題"))
    page = team.get(reverse("submissions:hand_in", args=[pitch.key]))
    outbox.drain()
    pitch.refresh_from_db()
    assert not pitch.scan_pending
    seen = {"version": page.context["version"], "edits_seen": str(pitch.edits)}
    answer = team.post(reverse("submissions:hand_in", args=[pitch.key]), declared() | seen)
    assert answer.status_code == 302, answer.context["refusal"]
    pitch.refresh_from_db()
    assert (pitch.title, pitch.submissions.count()) == ("新しい題", 2)


def test_what_the_office_does_meanwhile_makes_a_correction_late(team, pitch):
    done = apply("submit", pitch, actor=build.team_of(pitch), **build.DECLARED)
    outbox.drain()
    team.post(reverse("submissions:edit", args=[pitch.key]), form_of(pitch, title="新しい題"))
    page = team.get(reverse("submissions:hand_in", args=[pitch.key]))
    apply("accept", done, actor=build.reviewer_of(pitch))
    seen = {"version": page.context["version"], "edits_seen": page.context["form"]["edits_seen"].value()}
    answer = team.post(reverse("submissions:hand_in", args=[pitch.key]), declared() | seen)
    assert (answer.status_code, answer.context["refusal"].code) == (409, "stale")
    pitch.refresh_from_db()
    assert (pitch.state, pitch.submissions.count()) == ("accepted_for_review", 1)


def test_starting_twice_gives_the_same_draft(team, pitch):
    address = reverse("submissions:start", args=[pitch.challenge.key])
    assert team.post(address, {"organisation": pitch.organisation_id}).url.endswith(f"{pitch.key}/edit/")
    assert Pitch.objects.count() == 1


def test_a_challenge_that_is_not_public_cannot_be_pitched_on(client_for):
    user = make_user()
    make_company(owner=user)
    assert client_for(user).get(reverse("submissions:start", args=[draft_challenge().key])).status_code == 404


def test_unreadable_amounts_stay_typed_and_the_rest_is_saved(team, pitch):
    sent = form_of(pitch, title="新しい題", estimate_pilot_yen="たくさん")
    answer = team.post(reverse("submissions:edit", args=[pitch.key]), sent)
    assert answer.status_code == 200
    assert "estimate_pilot_yen" in answer.context["form"].errors
    assert "たくさん" in answer.content.decode()
    pitch.refresh_from_db()
    assert (pitch.title, pitch.estimate_pilot_yen) == ("新しい題", 2_400_000)


def test_a_forbidden_file_is_refused_and_the_words_are_saved(team, pitch):
    sent = form_of(pitch, title="題") | {"file_other": SimpleUploadedFile("a.exe", b"MZ\x90\x00")}
    answer = team.post(reverse("submissions:edit", args=[pitch.key]), sent)
    assert "file_other" in answer.context["form"].errors
    pitch.refresh_from_db()
    assert pitch.title == "題"
    assert pitch.pitch_files.count() == 1


def test_missing_declarations_are_refused_with_the_article(team, pitch):
    address = reverse("submissions:hand_in", args=[pitch.key])
    answer = team.post(address, {"edits_seen": str(pitch.edits), "declares_true": "on"})
    assert answer.status_code == 409
    assert "167条の4" in answer.content.decode()
    assert set(answer.context["form"].errors) == {"declares_167_4", "declares_antisocial"}, "both, not the first only"
    pitch.refresh_from_db()
    assert pitch.state == "draft"


def test_a_double_click_hands_in_once(team, pitch):
    address = reverse("submissions:hand_in", args=[pitch.key])
    sent = declared() | {"version": str(pitch.version), "edits_seen": str(pitch.edits)}
    first, second = team.post(address, sent), team.post(address, sent)
    assert first.status_code == second.status_code == 302
    pitch.refresh_from_db()
    assert pitch.submissions.count() == 1
    assert "receipt" in first.url


def test_what_the_team_sees_of_a_pending_screening(team, office, pitch):
    pitch = apply("submit", pitch, actor=build.team_of(pitch), **build.DECLARED)
    pitch = apply("accept", pitch, actor=build.reviewer_of(pitch))
    build.close_call(pitch.challenge)
    with clock.frozen(pitch.challenge.call.closes_at + timedelta(hours=2)):
        apply("not_shortlist", pitch, actor=build.reviewer_of(pitch), reason="条件が合わないため")
    address = reverse("work:subject", args=["pitch", pitch.key])
    assert "条件が合わないため" in office.get(address).content.decode()
    for seen_at in (address, reverse("submissions:mine"), reverse("submissions:receipt", args=[pitch.key])):
        seen = team.get(seen_at).content.decode()
        assert "条件が合わないため" not in seen
        assert "Do not shortlist" not in seen


def test_the_office_decides_for_many_and_publishes_at_once(client_for):
    challenge = open_challenge()
    pitches = [build.submitted_pitch(challenge=challenge) for _n in range(3)]
    office = client_for(build.reviewer_of(pitches[0]).user)
    listed = reverse("submissions:of_challenge", args=[challenge.key])
    assert office.get(listed).status_code == 200
    keys = {"pitch": [pitch.pk for pitch in pitches]}
    address = reverse("submissions:bulk", args=[challenge.key, "accept"])
    assert office.get(address, keys).status_code == 200
    assert office.post(address, keys | {"confirmed": "1"}).url == listed
    assert set(Pitch.objects.values_list("state", flat=True)) == {"accepted_for_review"}
    address = reverse("submissions:bulk", args=[challenge.key, "shortlist"])
    refused = office.post(address, keys | {"confirmed": "1", "reason": "よい"})
    assert refused.status_code == 409
    with clock.frozen(challenge.call.closes_at + timedelta(minutes=1)):
        office.post(address, {"pitch": [pitches[0].pk, pitches[1].pk], "confirmed": "1", "reason": "よい"})
        address = reverse("submissions:bulk", args=[challenge.key, "not_shortlist"])
        without = office.post(address, {"pitch": [pitches[2].pk], "confirmed": "1"})
        assert without.status_code == 409
        office.post(address, {"pitch": [pitches[2].pk], "confirmed": "1", f"reason_{pitches[2].pk}": "合わない"})
        assert set(Pitch.objects.values_list("state", flat=True)) == {"accepted_for_review"}
        address = reverse("submissions:bulk", args=[challenge.key, "publish_screening"])
        assert office.get(address).status_code == 200
        office.post(address, {"confirmed": "1"})
    states = {pitch.pk: pitch.state for pitch in Pitch.objects.all()}
    assert [states[pitch.pk] for pitch in pitches] == ["shortlisted", "shortlisted", "not_adopted"]


@pytest.mark.parametrize("name", ["edit", "preview", "hand_in", "revisions", "receipt"])
def test_strangers_find_nothing(client_for, pitch, name):
    for user in (make_user(), make_officer("section"), make_officer("auditor")):
        assert client_for(user).get(reverse(f"submissions:{name}", args=[pitch.key])).status_code == 404


@pytest.mark.parametrize("name", ["edit", "preview", "hand_in", "revisions"])
def test_the_teams_pages_open(team, pitch, name):
    assert team.get(reverse(f"submissions:{name}", args=[pitch.key])).status_code == 200
    assert team.get(reverse("work:subject", args=["pitch", pitch.key])).status_code == 200
    assert team.get("/en" + reverse(f"submissions:{name}", args=[pitch.key])).status_code == 200


def test_lists_stay_flat(client_for, assert_queries_flat):
    challenge = open_challenge()
    office = client_for(build.reviewer_of(build.submitted_pitch(challenge=challenge)).user)

    def more(address):
        def add(n):
            for _n in range(n):
                build.submitted_pitch(challenge=challenge)
            return address

        return add

    assert_queries_flat(more(reverse("submissions:of_challenge", args=[challenge.key])), office)
    assert_queries_flat(more(reverse("submissions:list")), office)


def test_the_teams_list_stays_flat(client_for, assert_queries_flat):
    user = make_user()
    company = make_company(owner=user)

    def add(n):
        for _n in range(n):
            build.submitted_pitch(organisation=company)
        return reverse("submissions:mine")

    assert_queries_flat(add, client_for(user))


def test_exports_follow_the_filters(client_for):
    challenge = open_challenge()
    first = build.submitted_pitch(challenge=challenge, title="=1+1 をする")
    build.accepted_pitch(challenge=challenge)
    office = client_for(build.reviewer_of(first).user)
    address = reverse("submissions:of_challenge", args=[challenge.key])
    answer = office.get(address, {"format": "csv", "state": "submitted"})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) == 2
    assert "'=1+1" in lines[1]
    book = office.get(address, {"format": "xlsx"})
    assert book.status_code == 200
    book.close()


def test_own_pitches_as_a_file_without_the_reviewers_notes(pitch, team):
    Pitch.objects.update(screening_note="社内限りのメモ")
    lines = b"".join(team.get("/work/pitches/?format=csv")).decode()
    assert pitch.title in lines and "社内限りのメモ" not in lines
