"""Write before the deadline to teams whose pitch is still a draft: a week and a day ahead, each once."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from challenges.calls.queries import open_q
from challenges.challenges.enums import ChallengeState
from colab.core import clock
from pitches.submissions import progress
from pitches.submissions.enums import PitchState
from pitches.submissions.models import Pitch
from pitches.submissions.notices import UnfinishedDraft, in_both, tell

DAYS = (1, 7)
"""Days before the day of the deadline in Japan, nearest first."""


def remind() -> int:
    """Write the reminders that are due today; return how many notices were written.

    A day that was missed (the worker stood still) is made up for by the nearer reminder only. Whoever began later than
    a reminder was due knows the deadline from then. A deadline that moves is reminded of anew.
    """
    now = clock.now()
    rows = Pitch.objects.filter(open_q(now, "challenge__call__"), state=PitchState.DRAFT)
    rows = rows.filter(challenge__state=ChallengeState.OPEN).select_related("challenge__call", "organisation")
    return sum(_write(row, now) for row in rows.order_by("pk").iterator(chunk_size=200))


def _write(pitch: Pitch, now: datetime) -> int:
    closes_at = pitch.challenge.call.closes_at
    due = next((days for days in DAYS if _left(closes_at, now) <= days), None)
    if due is None or _left(closes_at, pitch.created_at) <= due:
        return 0
    with transaction.atomic():
        told = tell(
            UnfinishedDraft,
            pitch,
            url=in_both(lambda: reverse("submissions:edit", args=[pitch.key])),
            dedupe=f"{pitch.key}:{closes_at.isoformat()}:{due}",
            closes_at=closes_at,
            missing=in_both(lambda: "\n".join(f"- {words}" for _anchor, words in progress.of(pitch).missing)),
        )
    return len(told)


def _left(closes_at: datetime, moment: datetime) -> int:
    return (clock.day_of(closes_at) - clock.day_of(moment)).days
