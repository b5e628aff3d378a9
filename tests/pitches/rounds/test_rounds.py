"""Rounds: rules are published before the first mark and frozen by it; copies keep rules and shift dates."""

from datetime import timedelta

import pytest

from colab.core.lifecycle import GuardFailed, WrongState, apply
from colab.demo.builders import judging as build
from colab.demo.builders.challenges import open_challenge
from pitches.rounds.actions import copy_round
from pitches.rounds.models import Round
from pitches.rounds.queries import newest_rubric

pytestmark = pytest.mark.django_db


def test_no_mark_before_the_rules_are_published():
    round_ = build.planned_round(pitches=3)
    office = build.round_office(round_.challenge)
    with pytest.raises(GuardFailed) as caught:
        apply("fix_judges", round_, actor=office)
    assert caught.value.guard_id == "round.enough_judges"
    round_ = build.round_with_panel(pitches=3)
    office = build.round_office(round_.challenge)
    round_ = apply("save", round_, actor=office, scoring_rule="raw")
    assert round_.rules_published_at is None
    with pytest.raises(GuardFailed) as caught:
        apply("open_scoring", round_, actor=office)
    assert caught.value.guard_id == "round.announced"


def test_the_first_mark_freezes_the_criteria():
    round_ = build.mark_all(build.scoring_round(pitches=3, judges=3), lock=False)
    rubric = newest_rubric(round_)
    assert rubric.frozen_at is not None
    with pytest.raises(WrongState):
        apply("set_rubric", round_, actor=build.round_office(round_.challenge), **build.rubric_facts())


def test_published_criteria_are_changed_by_a_new_version():
    round_ = build.round_with_panel(pitches=3)
    office = build.round_office(round_.challenge)
    round_ = apply("set_rubric", round_, actor=office, **build.rubric_facts())
    assert (newest_rubric(round_).version, round_.rules_published_at) == (2, None)


@pytest.mark.parametrize("weights", [[60, 50], [0, 0], []])
def test_weights_add_up_to_a_hundred(weights):
    round_ = build.planned_round(pitches=1)
    before = Round.objects.values().get(pk=round_.pk)
    criteria = [{"name": f"項目{n}", "weight": weight} for n, weight in enumerate(weights)]
    with pytest.raises(GuardFailed):
        apply("set_rubric", round_, actor=build.round_office(round_.challenge), criteria=criteria)
    assert Round.objects.values().get(pk=round_.pk) == before


def test_a_copy_keeps_the_rules_and_moves_the_dates_with_the_deadline():
    source = build.round_with_panel(pitches=2)
    office = build.round_office(source.challenge)
    challenge = open_challenge(programme=source.challenge.programme, unit=source.challenge.unit)
    made = copy_round(actor=office, source=source, challenge=challenge)
    shift = challenge.call.closes_at - source.challenge.call.closes_at
    assert shift > timedelta(days=1)
    assert [p.starts_at for p in made.phases.all()] == [p.starts_at + shift for p in source.phases.all()]
    assert [c.name for c in newest_rubric(made).criteria.all()] == [c["name"] for c in build.CRITERIA]
    assert made.state == "planned" and made.scoring_rule == "simple" and not made.panel.exists()


def test_the_list_takes_the_same_number_of_queries(assert_queries_flat, client_for):
    first = build.planned_round(pitches=0)
    browser = client_for(build.round_office(first.challenge).user)

    def more(n):
        for _n in range(n):
            build.planned_round(pitches=0)
        return "/work/rounds/"

    assert_queries_flat(more, browser)
