"""Screening pitches: officers one after the other, and the team meanwhile."""

from datetime import timedelta

import pytest
from django.urls import reverse

from colab.core import clock, outbox
from colab.core.lifecycle import apply
from colab.demo.builders import submissions as build
from colab.demo.builders.people import owner_of
from tests.firewall.reading import everything, stable

pytestmark = pytest.mark.django_db


@pytest.fixture
def pitch():
    """A pitch accepted for review, an hour after the deadline."""
    pitch = build.accepted_pitch()
    build.close_call(pitch.challenge)
    outbox.drain()
    with clock.frozen(pitch.challenge.call.closes_at + timedelta(hours=1)):
        yield pitch


@pytest.fixture
def office(pitch, client_for):
    return client_for(build.reviewer_of(pitch).user)


@pytest.fixture
def team(pitch, client_for):
    return client_for(owner_of(pitch.organisation))


def verb(pitch, name):
    return reverse("work:verb", args=["pitch", pitch.key, name])


def pages_of_team(pitch):
    own = [reverse(f"submissions:{name}", args=[pitch.key]) for name in ("receipt", "versions", "revisions")]
    subject = reverse("work:subject", args=["pitch", pitch.key])
    return [*own, subject, verb(pitch, "withdraw"), reverse("submissions:mine"), reverse("desk:home")]


def opened(client, address):
    """Open a form and return what it would send if nothing were typed."""
    page = client.get(address)
    assert page.status_code == 200
    form = page.context["form"]
    hidden = {field.html_name: field.value() for field in form.hidden_fields()}
    return hidden | ({"version": page.context["version"]} if "version" in page.context else {})


@pytest.mark.parametrize("outcome", ["shortlist", "not_shortlist"])
def test_a_screening_changes_no_letter_of_what_the_team_sees(pitch, team, outcome):
    def seen():
        return {address: stable(everything(team.get(address))) for address in pages_of_team(pitch)}

    seen()
    before = seen()
    assert all(text.startswith("200") for text in before.values())
    apply(outcome, pitch, actor=build.reviewer_of(pitch), reason="効果が見込めます。")
    outbox.drain()
    assert seen() == before


def test_a_screening_does_not_make_the_teams_withdrawal_late(pitch, team):
    sent = opened(team, verb(pitch, "withdraw"))
    apply("shortlist", pitch, actor=build.reviewer_of(pitch), reason="効果が見込めます。")
    assert team.post(verb(pitch, "withdraw"), sent).status_code == 302
    pitch.refresh_from_db()
    assert pitch.state == "withdrawn"


def test_an_officer_does_not_overrule_another_unseen(pitch, office):
    sent = opened(office, verb(pitch, "not_shortlist")) | {"reason": "条件が合わないため。"}
    apply("shortlist", pitch, actor=build.reviewer_of(pitch, "section"), reason="効果が見込めます。")
    answer = office.post(verb(pitch, "not_shortlist"), sent)
    assert (answer.status_code, answer.context["refusal"].guard_id) == (409, "pitch.unseen_screening")
    again = answer.context["form"]["screening_seen"].value()
    shown = answer.content.decode()
    assert "条件が合わないため。" in shown
    assert "<strong>この画面を開いた後に、この提案の書面審査が行われました。" in shown
    assert office.post(verb(pitch, "not_shortlist"), sent | {"screening_seen": again}).status_code == 302
    pitch.refresh_from_db()
    assert (pitch.screening, pitch.screening_note) == ("failed", "条件が合わないため。")


def test_nor_for_many_at_once(pitch, office):
    address = reverse("submissions:bulk", args=[pitch.challenge.key, "not_shortlist"])
    sent = opened(office, f"{address}?pitch={pitch.pk}")
    assert set(sent) == {f"seen_{pitch.pk}"}
    sent |= {"pitch": [pitch.pk], "confirmed": "1", "reason": "条件が合わないため。"}
    apply("shortlist", pitch, actor=build.reviewer_of(pitch, "section"), reason="効果が見込めます。")
    answer = office.post(address, sent)
    assert (answer.status_code, answer.context["refusal"].guard_id) == (409, "pitch.unseen_screening")
    again = {name: answer.context["form"][name].value() for name in sent if name.startswith("seen_")}
    assert office.post(address, sent | again).status_code == 302
    pitch.refresh_from_db()
    assert pitch.screening == "failed"


def test_the_hidden_mark_does_not_come_back_as_words(pitch, team):
    """To somebody without the right what was typed is given back."""
    answer = team.post(verb(pitch, "shortlist"), {"reason": "効果が見込めます。", "screening_seen": "passed@2026"})
    shown = answer.content.decode()
    assert answer.status_code == 403 and "効果が見込めます。" in shown and "passed@2026" not in shown
