"""Questions about challenges."""

from datetime import datetime

from django.db.models import QuerySet

from challenges.calls.enums import CallState
from challenges.calls.queries import accepts_pitches
from challenges.challenges.enums import ChallengeState
from challenges.challenges.models import Challenge
from colab.core.clock import FiscalYear


def is_open(challenge: Challenge, now: datetime) -> bool:
    """Whether a pitch on the challenge may be handed in now; ask it on the locked rows."""
    return (
        challenge.state == ChallengeState.OPEN and challenge.call is not None and accepts_pitches(challenge.call, now)
    )


def next_code(year: FiscalYear) -> str:
    """Return the next public code of the fiscal year, C-2026-014."""
    prefix = f"C-{int(year)}-"
    last = Challenge.objects.filter(code__startswith=prefix).order_by("-code").values_list("code", flat=True).first()
    return f"{prefix}{int(last.rsplit('-', 1)[1]) + 1 if last else 1:03d}"


def due_to_open(now: datetime) -> QuerySet[Challenge]:
    """Challenges approved after their call had opened."""
    return Challenge.objects.filter(state=ChallengeState.SCHEDULED, call__state=CallState.OPEN, call__closes_at__gt=now)


def due_to_close(now: datetime) -> QuerySet[Challenge]:
    """Open challenges whose call has closed without them."""
    return Challenge.objects.filter(state=ChallengeState.OPEN, call__state=CallState.CLOSED)


def joined(rows: QuerySet[Challenge]) -> QuerySet[Challenge]:
    """Join what every card and line shows: call, programme, unit and body."""
    return rows.select_related("call", "programme", "unit__body", "unit__parent")
