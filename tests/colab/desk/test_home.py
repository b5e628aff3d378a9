"""The start page of a workspace greets only whom nobody has asked for anything as a team to come."""

import pytest

from colab.demo.builders import judging, legal
from colab.demo.builders.people import make_user
from pitches.rounds.models import PanelMember

pytestmark = pytest.mark.django_db


def said(client_for, person):
    return client_for(person).get("/work/").context["is_new"]


def test_a_newcomer_is_told_how_to_begin(client_for):
    assert said(client_for, make_user())


def test_a_judge_is_no_team_even_with_nothing_to_do(client_for):
    round_ = judging.published_round()
    judge = PanelMember.objects.filter(round=round_).first().user
    page = client_for(judge).get("/work/")
    assert not page.context["groups"] and not page.context["is_new"]


def test_an_expert_is_no_team_even_with_nothing_to_do(client_for):
    expert = legal.heard_certification().appointments.first().user
    page = client_for(expert).get("/work/")
    assert not page.context["groups"] and not page.context["is_new"]
