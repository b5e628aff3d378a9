"""Before the deadline a team whose pitch is still a draft is written to, a week and a day ahead, each once."""

from datetime import timedelta

import pytest

from colab.core import clock
from colab.core.lifecycle import apply
from colab.core.notices.models import Notice
from colab.demo.builders import challenges
from colab.demo.builders import submissions as build
from colab.demo.builders.people import as_actor, owner_of
from pitches.submissions.actions.remind import remind

pytestmark = pytest.mark.django_db


@pytest.fixture
def pitch():
    """A draft whose deadline is in the daytime: one just after midnight is over before the last morning's reminder."""
    with clock.frozen(clock.aware(clock.today() - timedelta(days=1), 10)):
        return build.draft_pitch(words={"kpi": ""})


def on(pitch, days: int) -> int:
    """Run the task in the morning of the day so many days before the deadline."""
    ends = pitch.challenge.call.closes_at.astimezone(clock.JST).date()
    with clock.frozen(clock.aware(ends - timedelta(days=days), 8)):
        return remind()


def letters():
    return Notice.objects.filter(kind="pitch.unfinished").order_by("pk")


def test_each_reminder_is_written_once_and_says_what_is_missing(pitch):
    assert [on(pitch, days) for days in (8, 7, 7, 6, 1, 1, 0)] == [0, 1, 0, 0, 1, 0, 0]
    assert {row.user_id for row in letters()} == {owner_of(pitch.organisation).pk}
    assert "効果検証指標" in letters()[0].body and pitch.title in letters()[0].body and pitch.key in letters()[0].url


def test_a_worker_that_stood_still_writes_the_nearer_only(pitch):
    assert [on(pitch, days) for days in (5, 4, 0)] == [1, 0, 1]


def test_nothing_is_said_of_what_is_handed_in_withdrawn_or_over(pitch):
    build.save_words(pitch, {"kpi": "40分を15分に"}, seen=None, actor=build.team_of(pitch))
    apply("submit", pitch, actor=build.team_of(pitch), **build.DECLARED)
    other = build.draft_pitch()
    apply("withdraw", other, actor=build.team_of(other))
    late = build.draft_pitch()
    with clock.frozen(late.challenge.call.closes_at + timedelta(minutes=1)):
        assert remind() == 0
    assert on(late, 7) == 1 and letters().get().subject_key == late.key, "only the one that is still a draft"


def test_who_begins_late_is_not_reminded_of_the_week(pitch):
    call = pitch.challenge.call
    with clock.frozen(call.closes_at - timedelta(days=3)):
        begun = build.started_pitch(challenge=pitch.challenge)
    assert on(pitch, 2) == 1, "the older draft only"
    assert on(pitch, 1) == 2 and letters().filter(subject_key=begun.key).count() == 1


def test_a_deadline_that_moves_is_reminded_of_anew(pitch):
    assert on(pitch, 1) == 1
    call = pitch.challenge.call
    office = as_actor(challenges.officer("office", programme=call.programme))
    apply("extend", call, actor=office, closes_at=call.closes_at + timedelta(days=14), reason="台風のため。")
    pitch.challenge.call.refresh_from_db()
    assert [on(pitch, days) for days in (8, 7, 1)] == [0, 1, 1]
