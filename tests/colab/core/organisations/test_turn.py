"""Whose turn it is, on a subject's page."""

import pytest

from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.organisations.enums import Role
from colab.core.organisations.turn import turns
from colab.demo.builders.challenges import draft_challenge, officer

pytestmark = pytest.mark.django_db


def test_section_is_told_that_the_office_is_next():
    challenge = draft_challenge()
    section = Actor.of(officer("section", challenge.unit))
    assert turns(challenge, section) == [], "the section can send it itself"
    challenge = lifecycle.apply("submit", challenge, actor=section)
    (turn,) = turns(challenge, section)
    assert turn.roles == (Role.OFFICE.label,)
    assert turn.team is None


def test_office_is_not_told_to_wait_for_itself():
    challenge = draft_challenge()
    challenge = lifecycle.apply("submit", challenge, actor=Actor.of(officer("section", challenge.unit)))
    office = Actor.of(officer("office", programme=challenge.programme))
    assert turns(challenge, office) == []
