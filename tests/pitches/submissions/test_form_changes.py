"""The office changes what the form asks while teams are writing: no draft is lost, and nobody hands in too little."""

import pytest
from django.core import mail
from django.urls import reverse

from challenges.calls.actions.create import copy_call
from colab.core import outbox
from colab.core.lifecycle import GuardFailed, apply
from colab.demo.builders import challenges
from colab.demo.builders import submissions as build
from colab.demo.builders.people import as_actor, owner_of
from pitches.submissions import progress, values
from pitches.submissions.content import LATER, PARTLY, PARTS
from pitches.submissions.forms.pitch import NO_LONGER, PitchForm
from pitches.submissions.models import Pitch

pytestmark = pytest.mark.django_db
WHY = "実績を審査の参考にするため。"


@pytest.fixture
def pitch():
    return build.draft_pitch()


def office_of(pitch):
    return as_actor(challenges.officer("office", programme=pitch.challenge.programme))


def ask(pitch, *names, reason=WHY):
    return apply("ask", pitch.challenge.call, actor=office_of(pitch), asked=list(names), reason=reason)


def again(pitch):
    return Pitch.objects.select_related("challenge__call").get(pk=pitch.pk)


def hand_in(pitch):
    return apply("submit", again(pitch), actor=build.team_of(pitch), **build.DECLARED)


def test_a_draft_is_kept_and_asked_for_what_is_new(pitch, client_for):
    before = values.current(pitch)
    assert progress.of(pitch).is_complete
    ask(pitch, "track_record", "risks")
    assert values.current(again(pitch)) == before
    assert [words for _anchor, words in progress.of(again(pitch)).missing] == ["導入実績", "リスク・個人情報・安全"]
    with pytest.raises(GuardFailed, match="pitch.complete"):
        hand_in(pitch)
    page = client_for(owner_of(pitch.organisation)).get(reverse("submissions:edit", args=[pitch.key])).content.decode()
    assert 'id="id_track_record"' in page and before["title"] in page
    build.save_words(again(pitch), {"track_record": "3市", "risks": "停電"}, seen=None, actor=build.team_of(pitch))
    assert hand_in(pitch).state == "submitted"


def test_what_is_no_longer_asked_keeps_its_answer(pitch):
    ask(pitch, "track_record")
    build.save_words(again(pitch), {"track_record": "3市で使用"}, seen=None, actor=build.team_of(pitch))
    ask(pitch)
    handed = hand_in(pitch)
    assert handed.track_record == handed.snapshot.data["track_record"] == "3市で使用"


def test_next_years_call_asks_the_same(pitch):
    ask(pitch, "track_record", "risks")
    assert copy_call(again(pitch).challenge.call, actor=office_of(pitch)).asked == ["track_record", "risks"]


def test_what_was_handed_in_before_stays_valid_and_one_reopened_item_asks_for_no_more(pitch):
    handed = hand_in(pitch)
    ask(pitch, "track_record")
    assert again(handed).state == "submitted" and again(handed).snapshot == handed.snapshot
    with pytest.raises(GuardFailed, match="pitch.complete"):
        apply("change", again(handed), actor=build.team_of(pitch), **build.DECLARED)
    assert again(handed).snapshot == handed.snapshot


def test_teams_with_a_draft_are_told_what_and_why(pitch):
    ask(pitch, "track_record")
    outbox.drain()
    letter = [m for m in mail.outbox if owner_of(pitch.organisation).email in m.to[0]][-1]
    assert "導入実績" in letter.body and WHY in letter.body and "すべて残っています" in letter.body


def letters_of_a_change(pitch):
    outbox.drain()
    to = owner_of(pitch.organisation).email
    return [each for each in mail.outbox if to in each.to[0] and "フォーム" in each.subject]


def test_who_has_handed_in_is_told_what_it_may_add_and_of_nothing_else(pitch):
    handed = hand_in(pitch)
    ask(pitch, "track_record", "cooperation_needed")
    letter = letters_of_a_change(handed)[-1]
    assert "導入実績" in letter.body and "そのまま有効" in letter.body and WHY in letter.body
    assert "協力" not in letter.body.split(WHY)[0], "what is filled in already is not asked for"
    ask(pitch, "track_record")
    assert len(letters_of_a_change(handed)) == 1


def test_the_form_never_calls_optional_what_the_call_asks(pitch):
    said = {str(part.title): str(part.help) for part in PitchForm(pitch=pitch).sections}
    ask(pitch, "track_record", *PARTS[5].fields)
    now = {str(part.title): str(part.help) for part in PitchForm(pitch=again(pitch)).sections}
    product, detail, money = (str(part.title) for part in PARTS[3:6])
    assert said[product] == said[money] == now[detail] == str(LATER)
    assert now[product] == str(PARTLY) and now[money] == ""


def test_a_kept_answer_is_called_so(pitch):
    ask(pitch, "track_record", "risks")
    build.save_words(again(pitch), {"track_record": "3市で使用"}, seen=None, actor=build.team_of(pitch))
    assert NO_LONGER not in (f.help_text for f in PitchForm(pitch=again(pitch)).fields.values())
    ask(pitch)
    fields = PitchForm(pitch=again(pitch)).fields
    assert [name for name, field in fields.items() if field.help_text == NO_LONGER] == ["track_record"]


@pytest.mark.parametrize("names", [["title"], ["risks", "track_record"], ["risks", "risks"], ["nonsense"], None])
def test_only_further_fields_in_their_order(pitch, names):
    with pytest.raises(GuardFailed, match="call.questions_known"):
        apply("ask", pitch.challenge.call, actor=office_of(pitch), asked=names, reason=WHY)


def test_a_change_while_teams_write_needs_a_reason_and_has_a_page(pitch, client_for):
    with pytest.raises(GuardFailed, match="call.change_of_form_explained"):
        ask(pitch, "track_record", reason=" ")
    call, browser = pitch.challenge.call, client_for(office_of(pitch).user)
    url = reverse("work:verb", args=["call", call.key, "ask"])
    assert browser.get(url).status_code == 200
    assert browser.post(url, {"asked": ["risks"], "reason": WHY, "version": call.version}).status_code == 302
    call.refresh_from_db()
    assert call.asked == ["risks"]
    assert "リスク・個人情報・安全" in browser.get(reverse("work:subject", args=["call", call.key])).content.decode()
