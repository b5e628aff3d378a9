"""What a team reads of its own result: words, never scores, odds or other teams."""

import pytest

from colab.demo.builders import challenges
from colab.demo.builders import judging as build
from colab.demo.builders.people import owner_of
from pitches.decisions.public import moved, others_open

pytestmark = pytest.mark.django_db


def ranking(rule, *scores):
    """Return a ranking as the panel saw it: (pitch, raw, place by the rule)."""
    return {"rule": rule, "lines": [{"pitch": pitch, "raw": raw, "place": place} for pitch, raw, place in scores]}


def test_the_direction_of_the_correction_is_told_and_nothing_else():
    seen = ranking("official", ("a", "7.000000", 2), ("b", "6.500000", 1), ("c", "5.000000", 3), ("d", None, None))
    assert [moved(seen, pitch) for pitch in "abcd"] == ["down", "up", "same", ""]
    assert moved(ranking("raw", ("a", "7.0", 1)), "a") == "" and moved({}, "a") == ""
    tied = ranking("simple", ("a", "7.001000", 1), ("b", "7.004000", 1))
    assert {moved(tied, "a"), moved(tied, "b")} == {"same"}


def test_a_team_that_was_not_adopted_is_shown_open_challenges_of_its_field(client_for):
    round_ = build.published_round(pitches=3)
    lost = round_.challenge.pitches.filter(state="not_adopted").first()
    near = challenges.open_challenge(areas=round_.challenge.areas, title="どうすれば近くで続けられるか")
    challenges.open_challenge(areas=["culture_sport"], title="どうすれば遠いところで始められるか")
    assert others_open(lost) == [near]
    page = client_for(owner_of(lost.organisation)).get(f"/work/s/pitch/{lost.key}/").content.decode()
    assert near.title in page and "厳しさ" in page
    won = round_.challenge.pitches.get(state="adopted")
    assert near.title not in client_for(owner_of(won.organisation)).get(f"/work/s/pitch/{won.key}/").content.decode()
