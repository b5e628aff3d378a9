"""Comparing versions, the preview as judges read it, and the self-check."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from challenges.challenges.enums import Route
from colab.core.lifecycle import apply
from colab.demo.builders import submissions as build
from colab.demo.builders.challenges import draft_challenge, open_challenge
from colab.demo.builders.people import make_officer, make_user, owner_of
from pitches.submissions import comparing
from pitches.submissions.actions.attach import attach
from pitches.submissions.actions.autosave import save_words
from pitches.submissions.comparing import pieces
from pitches.submissions.models import Pitch

pytestmark = pytest.mark.django_db


def marked(old, new):
    signs = {"same": "{}", "in": "+{}+", "out": "-{}-"}
    return "".join(signs[piece.kind].format(piece.text) for piece in pieces(old, new))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("確認を40分から12分にします。", "確認を40分から15分にします。", "確認を40分から-12-+15+分にします。"),
        ("", "新しい文", "+新しい文+"),
        ("古い文", "", "-古い文-"),
        ("同じ", "同じ", "同じ"),
        ("We test it.", "We tested it.", "We -test-+tested+ it."),
    ],
)
def test_words_that_changed_are_marked(old, new, shown):
    assert marked(old, new) == shown


@pytest.mark.parametrize(("old", "new"), [("あいうえお" * 200, "かきくけこ" * 200), ("<b>甲</b>", "<i>乙</i>\n丙")])
def test_nothing_is_lost_in_the_pieces(old, new):
    made = pieces(old, new)
    assert "".join(piece.text for piece in made if piece.kind != "in") == old
    assert "".join(piece.text for piece in made if piece.kind != "out") == new


@pytest.fixture
def pitch():
    """Handed in twice, with another title, a file more, and another address of the organisation."""
    first = build.submitted_pitch(title="最初の題")
    actor = build.team_of(first)
    save_words(first, {"title": "次の<題>"}, seen=None, actor=actor)
    attach(first, build.pdf_upload("詳細.pdf"), item="detail", actor=actor)
    type(first.organisation).objects.filter(pk=first.organisation_id).update(address="東京都港区見本1-2-3")
    return apply("change", Pitch.objects.get(pk=first.pk), actor=actor, **build.DECLARED)


def test_team_office_and_auditors_compare_what_was_handed_in(pitch, client_for):
    address = reverse("submissions:versions", args=[pitch.key])
    for user in (owner_of(pitch.organisation), build.reviewer_of(pitch).user, make_officer("auditor")):
        browser = client_for(user)
        page = browser.get(address, {"old": "s1", "new": "s2"}).content.decode()
        assert "<del>最初の</del>" in page and "<ins>次の&lt;</ins>" in page
        assert "<ins>詳細.pdf</ins>" in page and "港区見本" in page
        same = browser.get(address, {"old": "s2", "new": "s2"})
        assert same.context["words"] == [] and same.status_code == 200
        assert browser.get(address, {"old": "s99", "new": "x"}).status_code == 200
    assert client_for(make_user()).get(address).status_code == 404


def test_only_the_team_sees_what_was_typed(pitch, client_for):
    save_words(pitch, {"kpi": "まだ内緒の指標"}, seen=None, actor=build.team_of(pitch))
    address = reverse("submissions:versions", args=[pitch.key])
    mine = client_for(owner_of(pitch.organisation)).get(address, {"old": "s2", "new": "now"})
    assert "まだ内緒" in mine.content.decode()
    for code in ("now", "r1"):
        page = client_for(build.reviewer_of(pitch).user).get(address, {"old": code, "new": code}).content.decode()
        assert "まだ内緒" not in page


def test_the_words_after_an_earlier_saving_come_back(pitch):
    actor = build.team_of(pitch)
    fresh = Pitch.objects.get(pk=pitch.pk)
    number = fresh.edits
    save_words(fresh, {"kpi": "一"}, seen=None, actor=actor)
    save_words(fresh, {"kpi": "二", "risks": "風"}, seen=None, actor=actor)
    fresh.refresh_from_db()
    assert comparing.of_revision(fresh, number + 1).data["kpi"] == "一"
    assert comparing.of_revision(fresh, number + 1).data["risks"] == pitch.risks
    assert comparing.of_revision(fresh, number + 99) is None


def test_a_draft_compares_its_saved_changes(client_for):
    draft = build.draft_pitch()
    save_words(draft, {"title": "別の題にしました"}, seen=None, actor=build.team_of(draft))
    browser = client_for(owner_of(draft.organisation))
    answer = browser.get(reverse("submissions:versions", args=[draft.key]))
    assert answer.status_code == 200 and "別の題" in answer.content.decode()


def test_the_preview_shows_what_judges_read(client_for):
    draft = build.draft_pitch()
    page = client_for(owner_of(draft.organisation)).get(reverse("submissions:preview", args=[draft.key]))
    codes = [part["code"] for part in page.context["judged"]]
    assert "publicity" not in codes and "proposal" in codes
    assert [part["code"] for part in page.context["inside"]] == ["publicity"]


def test_the_self_check_says_what_to_do_and_stores_nothing(client, django_assert_num_queries):
    challenge = open_challenge()
    address = reverse("submissions:eligibility", args=[challenge.key])
    form = client.get(address).context["form"]
    answers = dict.fromkeys(form.fields, "yes")
    assert {"capacity", "excluded", "antisocial", "single", "conditions"} <= set(answers)
    fine = client.post(address, answers)
    assert fine.context["noes"] == [] and reverse("submissions:start", args=[challenge.key]) in fine.content.decode()
    some = client.post(address, answers | {"profile": "no"})
    assert [question.code for question in some.context["noes"]] == ["profile"] and not some.context["ends"]
    assert client.post(address, answers | {"antisocial": "no"}).context["ends"]
    partly = client.post(address, {"kind": "no"})
    assert not partly.context["answered"] and "profile" in partly.context["form"].errors
    assert not Pitch.objects.exists()


def test_the_self_check_follows_the_challenge(client):
    civic = open_challenge(route=Route.CIVIC, several_pitches=True)
    fields = client.get(reverse("submissions:eligibility", args=[civic.key])).context["form"].fields
    assert "open_source" in fields and "single" not in fields
    assert client.get(reverse("submissions:eligibility", args=[draft_challenge().key])).status_code == 404


def test_a_plain_form_upload_still_works(client_for):
    draft = build.draft_pitch(attached=False)
    browser = client_for(owner_of(draft.organisation))
    address = reverse("submissions:edit", args=[draft.key])
    assert "data-upload-url" in browser.get(address).content.decode()
    sent = {"edits_seen": draft.edits, "page": "a", "publish_scope": "nothing", "title": draft.title}
    upload = SimpleUploadedFile("案.pdf", build.pdf_upload().read(), "application/pdf")
    browser.post(address, sent | {"file_deck": upload})
    assert draft.pitch_files.get().file.name == "案.pdf"


def test_the_profile_says_which_pitches_a_change_touches(pitch, client_for):
    draft = build.draft_pitch(organisation=pitch.organisation)
    type(pitch.organisation).objects.filter(pk=pitch.organisation_id).update(representative="別の代表")
    address = reverse("work:subject", args=["organisation", pitch.organisation.key])
    page = client_for(owner_of(pitch.organisation)).get(address).content.decode()
    assert reverse("work:subject", args=["pitch", draft.key]) in page
    assert reverse("submissions:receipt", args=[pitch.key]) in page
    label = str(pitch.organisation._meta.get_field("representative").verbose_name)
    pitch.refresh_from_db()
    assert label in page and pitch.snapshot.organisation["representative"] != "別の代表"
    assert pitch.receipt_number not in client_for(build.reviewer_of(pitch).user).get(address).content.decode()
