"""From the first line of a section to the public page, through the screens."""

import pytest
from django.urls import reverse

from challenges.challenges import completeness
from challenges.challenges.models import Challenge
from challenges.pages import words
from colab.core import clock
from colab.core.ledger.models import LedgerEntry
from colab.core.lifecycle import apply, tick
from colab.demo.builders.challenges import (
    WORDS,
    draft_challenge,
    make_call,
    officer,
    open_challenge,
    scheduled_challenge,
    submitted_challenge,
)
from colab.demo.builders.people import as_actor, make_programme, make_unit

pytestmark = pytest.mark.django_db


def test_a_section_writes_a_challenge_and_sends_it(client_for):
    unit, programme = make_unit(), make_programme()
    browser = client_for(officer("section", unit))
    answer = browser.post(
        reverse("challenges:new"),
        {"title": "どうすれば待ち時間を減らせるか", "unit": unit.pk, "programme": programme.pk},
    )
    challenge = Challenge.objects.get()
    edit = reverse("challenges:edit", args=[challenge.key])
    assert answer.url == edit and challenge.budget_route == ""
    page = browser.get(edit)
    assert "必須" in page.content.decode() or page.status_code == 200
    submit = reverse("work:verb", args=["challenge", challenge.key, "submit"])
    assert browser.post(submit, {"version": challenge.version}).status_code == 409
    row = {
        "title": challenge.title, "summary": "窓口の待ち時間が長い。", "areas": ["admin_dx"], "field_site": "本庁舎",
        "cost_cap_yen": "３００万円", "contact": "市民課", "route": "procurement", "budget_route": "none_yet",
    }  # fmt: skip
    texts = {f"{name}_ja": text for name, text in WORDS["ja"].items()}
    browser.post(edit, row | texts | {"version": challenge.version, "budget_route": ""})
    challenge.refresh_from_db()
    assert [need.field for need in completeness.missing(challenge)] == ["budget_route"]
    assert browser.post(submit, {"version": challenge.version}).status_code == 409
    answer = browser.post(edit, row | texts | {"version": challenge.version})
    assert answer.status_code == 302, answer.context["form"].errors
    challenge.refresh_from_db()
    assert challenge.cost_cap_yen == 3_000_000
    assert browser.post(submit, {"version": challenge.version}).status_code == 302
    challenge.refresh_from_db()
    assert challenge.state == "in_review"
    assert browser.get(edit).status_code == 404


def test_autosave_keeps_what_is_valid_and_tells_the_version(client_for):
    challenge = draft_challenge()
    browser = client_for(officer("section", challenge.unit))
    url = reverse("challenges:autosave", args=[challenge.key])
    sent = {"version": challenge.version, "title": challenge.title, "summary": "短い要約", "cost_cap_yen": "たくさん"}
    sent |= {"goal_ja": "新しいゴール", "route": "procurement", "budget_route": "none_yet"}
    answer = browser.post(url, sent)
    assert answer.json() == {"set": {"version": challenge.version + 1}}
    challenge.refresh_from_db()
    assert challenge.summary == "短い要約" and challenge.cost_cap_yen == 5_000_000
    assert words.read(challenge).ja["goal"] == "新しいゴール"
    assert browser.post(url, sent | {"summary": "古い版から"}).status_code == 409
    challenge.refresh_from_db()
    assert challenge.summary == "短い要約"


def test_english_beside_japanese_becomes_late(client_for):
    challenge = draft_challenge()
    section = as_actor(officer("section", challenge.unit))
    assert words.read(challenge).english("goal") == "current"
    challenge = apply("save", challenge, actor=section, title="新しい題名", words={"ja": {"goal": "別のゴール"}})
    assert challenge.english == "late"
    assert words.read(challenge).english("goal") == "late"
    page = client_for(officer("section", challenge.unit)).get(
        reverse("challenges:edit", args=[challenge.key]) + "?english=1"
    )
    assert "goal_en" in page.content.decode()


def test_drafts_are_hidden_and_previewed_by_their_section_only(client, client_for):
    challenge = draft_challenge()
    preview = reverse("challenges:preview", args=[challenge.key])
    assert client.get(preview).status_code == 302
    assert client_for(officer("section", challenge.unit)).get(preview).status_code == 200
    other = make_unit(name="別の課")
    assert client_for(officer("section", other)).get(preview).status_code == 404
    assert client.get(f"/challenges/{challenge.key}/").status_code == 404


def test_office_and_head_take_it_to_the_opening(client, client_for):
    challenge = submitted_challenge()
    call = make_call(challenge.programme)
    office = client_for(officer("office", programme=challenge.programme))
    subject = reverse("work:subject", args=["challenge", challenge.key])
    assert office.get(subject).status_code == 200
    check = reverse("work:verb", args=["challenge", challenge.key, "check"])
    assert office.get(check).status_code == 200
    assert office.post(check, {"call": call.pk}).status_code == 302
    head = client_for(officer("head", challenge.unit))
    approve = reverse("work:verb", args=["challenge", challenge.key, "approve"])
    assert office.post(approve).status_code == 409
    assert head.post(approve).status_code == 302
    challenge.refresh_from_db()
    assert challenge.state == "scheduled" and challenge.code
    public = reverse("challenges:detail", args=[challenge.slug])
    assert client.get(public).status_code == 404
    tick()
    page = client.get(public)
    assert page.status_code == 200
    for text in (challenge.title, "実証前後で各30件", "必着", challenge.field_site):
        assert text in page.content.decode()
    assert client.get(f"/challenges/{challenge.key}/").url == public


def test_public_page_in_english_and_after_closing(client):
    challenge = open_challenge()
    english = client.get(f"/en/challenges/{challenge.slug}/").content.decode()
    assert challenge.title_en in english and "Japan time" in english
    with clock.frozen(challenge.call.closes_at):
        tick()
        page = client.get(f"/challenges/{challenge.slug}/").content.decode()
    assert "必着" in page and challenge.title in page
    easy = client.get(f"/challenges/{challenge.slug}/?easy=1").content.decode()
    assert "じかんが" in easy or "時間が かかって" in easy


def test_correction_keeps_both_versions(client, client_for):
    challenge = open_challenge()
    browser = client_for(officer("section", challenge.unit))
    url = reverse("work:verb", args=["challenge", challenge.key, "correct"])
    form = browser.get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields if name not in ("pilot_from", "pilot_to")}
    sent = {name: value for name, value in sent.items() if value is not False}
    assert browser.post(url, sent | {"reason": "なにも変えない"}).status_code == 409
    sent |= {"cost_cap_yen": "6000000", "goal_ja": "三分の一の時間で終えます。", "reason": "上限額の誤記"}
    answer = browser.post(url, sent)
    assert answer.status_code == 302
    challenge.refresh_from_db()
    assert challenge.cost_cap_yen == 6_000_000
    page = client.get(f"/challenges/{challenge.slug}/").content.decode()
    for text in (
        "三分の一の時間で終えます。",
        "現場の確認作業を半分の時間で終え",
        "上限額の誤記",
        "¥5,000,000",
        "¥6,000,000",
    ):
        assert text in page
    assert challenge.corrections.get().number == 1
    entry = LedgerEntry.objects.filter(subject_key=challenge.key, verb="correct").get()
    assert {change["field"] for change in entry.payload["changes"]} == {"cost_cap_yen", "goal"}


def test_wagtail_may_edit_words_but_never_publish():
    challenge = scheduled_challenge()
    page = words.page_of(challenge, "ja")
    tester = page.permissions_for_user(officer("section", challenge.unit))
    assert not tester.can_publish() and not tester.can_delete() and not tester.can_edit()
    draft = draft_challenge()
    tester = words.page_of(draft, "ja").permissions_for_user(officer("section", draft.unit))
    assert tester.can_edit() and not tester.can_publish()


def test_live_page_is_not_enough(client):
    challenge = draft_challenge()
    page = words.draft_of(challenge, "ja")
    page.save_revision().publish()
    assert client.get(page.url).status_code == 404
