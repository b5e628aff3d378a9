"""Many teams hand in at once while the deadline passes: none lost, none taken late, numbers without gap or double."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Lock

import pytest
from django.db import connections

from colab.core import clock
from colab.core.files.models import StoredFile
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import Refused, apply, tick
from colab.demo.builders import submissions as build
from colab.demo.builders.challenges import open_challenge
from pitches.submissions import receipts
from pitches.submissions.models import Pitch, Submission

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.needs("postgresql")]
TEAMS = int(os.environ.get("RUSH_TEAMS", "120"))
THREADS = 12
MINUTES = 5


class PassingClock:
    """The last five minutes before the deadline and the five after it: time goes on with each attempt."""

    def __init__(self, deadline, attempts):
        self.start = deadline - timedelta(minutes=MINUTES)
        self.step = timedelta(minutes=2 * MINUTES) / attempts
        self.begun = 0
        self.lock = Lock()

    def begin(self):
        with self.lock:
            self.begun += 1

    def __call__(self):
        return self.start + self.begun * self.step


def test_a_rush_at_the_deadline():
    challenge = open_challenge()
    pitches = [build.draft_pitch(challenge=challenge) for _n in range(TEAMS)]
    actors = [build.team_of(pitch) for pitch in pitches]
    for actor in actors:
        assert actor.grants.organisations
    titles = {pitch.pk: pitch.title for pitch in pitches}
    deadline = challenge.call.closes_at
    passing = PassingClock(deadline, TEAMS)

    def hand_in(pair):
        number, (pitch, actor) = pair
        try:
            if number % 10 == 9:
                tick()
            passing.begin()
            return apply("submit", pitch, actor=actor, **build.DECLARED)
        except Refused as refusal:
            return refusal
        finally:
            connections.close_all()

    clock.set_clock(passing)
    with ThreadPoolExecutor(THREADS) as pool:
        results = list(pool.map(hand_in, enumerate(zip(pitches, actors, strict=True))))
    clock.set_clock(None)

    taken = [result for result in results if isinstance(result, Pitch)]
    late = [result for result in results if isinstance(result, Refused)]
    assert len(taken) + len(late) == TEAMS
    assert len(taken) >= TEAMS // 3 and len(late) >= TEAMS // 3
    assert {refusal.guard_id for refusal in late} == {"pitch.open"}
    check_taken(taken, deadline, titles)
    check_left(challenge, taken, titles)


def check_taken(taken, deadline, titles):
    """What was acknowledged is there, whole, in time, and numbered one after the other."""
    rows = {pitch.pk: pitch for pitch in Pitch.objects.select_related("snapshot")}
    for answer in taken:
        pitch = rows[answer.pk]
        assert pitch.state == "submitted" and pitch.submitted_at < deadline and pitch.snapshot.at < deadline
        assert (pitch.receipt_number, pitch.snapshot_id) == (answer.receipt_number, answer.snapshot_id)
        assert pitch.snapshot.data["title"] == titles[pitch.pk]
        assert receipts.is_unbroken(pitch.snapshot)
        for line in pitch.snapshot.files:
            stored = StoredFile.objects.get(key=line["key"])
            assert stored.sha256 == line["sha256"] and stored.blob.size == line["size"]
    numbers = sorted(int(answer.receipt_number.rsplit("-", 1)[1]) for answer in taken)
    assert numbers == list(range(1, len(taken) + 1))


def check_left(challenge, taken, titles):
    """Who was late has the draft, whole, and nothing that looks like a receipt."""
    left = Pitch.objects.filter(challenge=challenge).exclude(pk__in=[pitch.pk for pitch in taken])
    assert set(left.values_list("state", "receipt_number", "submitted_at", "snapshot")) == {("draft", None, None, None)}
    assert all(titles[pitch.pk] == pitch.title for pitch in left)
    assert Submission.objects.count() == len(taken)
    assert verify_all().ok
