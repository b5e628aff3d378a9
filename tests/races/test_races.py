"""The race happens when the lock is off (the canary), and does not when it is on."""

from datetime import timedelta

import pytest

from challenges.briefings.seats import booking
from colab.core import clock
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import Refused, apply, engine, tick
from colab.demo.builders import briefings, challenges, people, submissions
from colab.demo.builders.submissions import DECLARED, team_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.needs("postgresql")]


@pytest.fixture
def both_stand_at_the_gate(monkeypatch, meeting):
    """Let a thread that has passed the guards wait for the other one to pass them too."""
    check = engine.check_guards

    def checked(*arguments):
        check(*arguments)
        meeting()

    def begin():
        monkeypatch.setattr(engine, "check_guards", checked)
        return meeting.met

    return begin


def outcomes(results):
    """Return (how many were done, codes of the refusals)."""
    refused = [result for result in results if isinstance(result, Exception)]
    assert all(isinstance(error, Refused) for error in refused), refused
    return len(results) - len(refused), sorted(error.code for error in refused)


def check_one_done(results, met, locked):
    """Both pass the guards only without the lock; even then the comparison of versions lets one through."""
    done, codes = outcomes(results)
    assert bool(met) is not locked, "the race was not run" if not locked else "both stood behind the lock"
    assert (done, codes) == (1, ["wrong_state"] if locked else ["stale"])
    assert verify_all().ok


def test_a_double_click_hands_in_once(locked, at_once, both_stand_at_the_gate):
    pitch = submissions.draft_pitch()
    actor, met = team_of(pitch), both_stand_at_the_gate()
    results = at_once(*[lambda: apply("submit", pitch, actor=actor, **DECLARED)] * 2)
    check_one_done(results, met, locked)
    pitch.refresh_from_db()
    assert pitch.state == "submitted" and pitch.submissions.count() == 1


def test_two_officers_decide_once(locked, at_once, both_stand_at_the_gate):
    challenge = challenges.checked_challenge()
    head = people.as_actor(challenges.officer("head", challenge.unit))
    office = people.as_actor(challenges.officer("office", programme=challenge.programme))
    met = both_stand_at_the_gate()
    results = at_once(
        lambda: apply("approve", challenge, actor=head),
        lambda: apply("return", challenge, actor=office, reason="数値を足してください。"),
    )
    check_one_done(results, met, locked)


def test_the_last_seat_is_given_once(locked, at_once, monkeypatch, meeting):
    briefing = briefings.announced_briefing(capacity=1)
    free = booking.free

    def looked(host):
        left = free(host)
        meeting()
        return left

    monkeypatch.setattr(booking, "free", looked)
    at_once(*[lambda n=n: booking.register(briefing, name=f"見本{n}", email=f"p{n}@example.invalid") for n in (1, 2)])
    given = sorted(briefing.seats.values_list("status", flat=True))
    assert given == (["confirmed", "waiting"] if locked else ["confirmed", "confirmed"])


def test_at_the_second_of_the_deadline_it_is_judged_under_the_lock(locked, at_once):
    """The scheduler only tidies: with or without its lock nothing is handed in at or after the deadline."""
    pitch = submissions.draft_pitch()
    deadline, actor = pitch.challenge.call.closes_at, team_of(pitch)
    with clock.frozen(deadline):
        late, _closed = at_once(lambda: apply("submit", pitch, actor=actor, **DECLARED), tick)
    assert isinstance(late, Refused)
    pitch.refresh_from_db()
    assert (pitch.state, pitch.submitted_at) == ("draft", None)
    other = submissions.draft_pitch()
    rival = team_of(other)
    with clock.frozen(other.challenge.call.closes_at - timedelta(seconds=1)):
        done, _open = at_once(lambda: apply("submit", other, actor=rival, **DECLARED), tick)
    assert not isinstance(done, Exception), done
    assert done.submitted_at < other.challenge.call.closes_at
