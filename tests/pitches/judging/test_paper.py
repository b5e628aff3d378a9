"""Sheets on paper: two officers, compared; and single marks where the rules say so."""

from datetime import date

import pytest

from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import GuardFailed, apply
from colab.demo.builders import judging as build
from colab.demo.builders.people import as_actor, make_officer
from pitches.decisions.public import team_result
from pitches.judging.actions import Typed, enter_paper, record_declaration, save_sheet
from pitches.judging.models import ConflictDeclaration, Mark, PaperEntry, Sheet
from pitches.judging.queries import applicants, own_seats
from pitches.rounds.queries import active_members, entrants

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    """Return (round, a seat, three officers)."""
    round_ = build.scoring_round(pitches=3, judges=3)
    member = active_members(round_).select_related("user").first()
    programme = round_.challenge.programme
    officers = [as_actor(make_officer("office", programme=programme)) for _n in range(3)]
    return round_, own_seats(member).first(), officers


def test_two_officers_who_read_the_same_make_the_sheet(paper):
    round_, seat, (one, two, _third) = paper
    enter_paper(actor=one, assignment=seat, marks={1: 7, 2: 5, 3: None, 4: 9}, for_team="よい計画です。")
    assert not Sheet.objects.exists() and not Mark.objects.exists()
    enter_paper(actor=two, assignment=seat, marks={1: 7, 2: 5, 3: None, 4: 9})
    sheet = Sheet.objects.get()
    assert sheet.is_locked and sheet.on_paper and sheet.comment_for_team == "よい計画です。"
    assert dict(sheet.marks.values_list("criterion__order", "value")) == {1: 7, 2: 5, 3: None, 4: 9}
    assert round_.rubrics.get().frozen_at is not None and verify_all().ok


def test_where_they_differ_nothing_counts_until_one_corrects(paper):
    _round, seat, (one, two, _third) = paper
    enter_paper(actor=one, assignment=seat, marks={1: 7, 2: 5, 3: 6, 4: 9})
    enter_paper(actor=two, assignment=seat, marks={1: 1, 2: 5, 3: 6, 4: 9})
    assert not Sheet.objects.exists()
    enter_paper(actor=two, assignment=seat, marks={1: 7, 2: 5, 3: 6, 4: 9})
    assert Sheet.objects.get().is_locked
    enter_paper(actor=one, assignment=seat, marks={1: 8, 2: 5, 3: 6, 4: 9})
    assert not Sheet.objects.get().is_locked


@pytest.mark.parametrize("marks", [{1: 11, 2: 5, 3: 6, 4: 9}, {1: -1, 2: 5, 3: 6, 4: 9}, {1: 7}, {9: 7}])
def test_marks_that_cannot_be_are_refused(paper, marks):
    _round, seat, (one, _two, _third) = paper
    with pytest.raises(GuardFailed):
        enter_paper(actor=one, assignment=seat, marks=marks)
    assert not PaperEntry.objects.exists()


def test_no_third_officer_and_nothing_over_what_a_judge_typed(paper):
    round_, seat, (one, two, third) = paper
    marks = {1: 7, 2: 5, 3: 6, 4: 9}
    for actor in (one, two):
        enter_paper(actor=actor, assignment=seat, marks=marks)
    with pytest.raises(GuardFailed):
        enter_paper(actor=third, assignment=seat, marks=marks)
    other = own_seats(active_members(round_).last()).first()
    first = round_.rubrics.get().criteria.first()
    judge = build.judge_actor(other.judge)
    save_sheet(actor=judge, assignment=other, typed=Typed(marks={first.pk: 3}))
    with pytest.raises(GuardFailed):
        enter_paper(actor=one, assignment=other, marks=marks)


def test_an_officer_does_not_see_what_the_other_typed(paper, client_for):
    round_, seat, (one, two, _third) = paper
    enter_paper(actor=one, assignment=seat, marks={1: 7, 2: 5, 3: 6, 4: 9}, for_panel="内密の感想です。")
    client = client_for(two.user)
    url = f"/work/rounds/{round_.key}/paper/"
    page = client.get(f"{url}{seat.judge.key}/{seat.pitch.key}/").content.decode()
    assert "内密の感想です。" not in page and 'value="7"' not in page
    sent = {"mark_1": "7", "mark_2": "4", "mark_3": "6", "mark_4": "9"}
    assert client.post(f"{url}{seat.judge.key}/{seat.pitch.key}/", sent).status_code == 302
    assert "2人の入力が違います" in client.get(url).content.decode()
    shown = client.get(f"{url}{seat.judge.key}/{seat.pitch.key}/").content.decode()
    assert "5 / 4" in shown and "7 / 7" not in shown


def test_a_declaration_on_paper_is_recorded_with_its_date(client_for):
    round_ = build.round_with_panel(pitches=3, judges=3)
    office = build.round_office(round_.challenge)
    member = active_members(round_).first()
    rows = list(applicants(round_))
    client = client_for(office.user)
    url = f"/work/rounds/{round_.key}/paper/{member.key}/"
    sent = {f"kind_{one.key}": "none" for one in rows[1:]} | {f"kind_{rows[0].key}": "conflict"}
    sent |= {"signed_on": "2026-11-20"}
    assert client.post(url, sent).status_code == 302
    said = dict(ConflictDeclaration.objects.filter(judge=member).values_list("organisation", "kind"))
    assert said[rows[0].pk] == "conflict" and len(said) == 3
    with pytest.raises(GuardFailed):
        record_declaration(
            actor=office, member=active_members(round_).last(), conflicts={}, none_for=[], signed_on=date(2026, 11, 20)
        )


def test_single_marks_only_where_the_published_rules_say_so():
    plain = build.published_round(pitches=4, judges=3)
    assert team_result(plain.decision.lines.first().pitch)["single"] == []
    round_ = build.published_round(pitches=4, judges=3, single_marks=True)
    pitch = round_.decision.lines.first().pitch
    rows = team_result(pitch)["single"]
    assert [letter for letter, _marks in rows] == ["A", "B", "C"] and all(len(marks) == 4 for _letter, marks in rows)
    given = sorted(
        list(sheet.marks.order_by("criterion__order").values_list("value", flat=True))
        for sheet in Sheet.objects.filter(assignment__pitch=pitch)
    )
    assert sorted(marks for _letter, marks in rows) == given


def test_changing_that_rule_asks_for_a_new_publication():
    round_ = build.round_with_panel()
    assert round_.rules_published_at is not None
    round_ = apply("save", round_, actor=build.round_office(round_.challenge), single_marks=True)
    assert round_.rules_published_at is None and entrants(round_).exists()
