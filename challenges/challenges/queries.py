"""Questions about challenges."""

from datetime import datetime

from django.db.models import Case, DurationField, ExpressionWrapper, F, IntegerField, Q, QuerySet, Value, When

from challenges.calls.enums import CallState
from challenges.calls.queries import accepts_pitches, open_q
from challenges.challenges.enums import ChallengeState
from challenges.challenges.models import Challenge


def is_open(challenge: Challenge, now: datetime) -> bool:
    """Whether a pitch on the challenge may be handed in now; ask it on the locked rows."""
    return (
        challenge.state == ChallengeState.OPEN and challenge.call is not None and accepts_pitches(challenge.call, now)
    )


def due_to_open(now: datetime) -> QuerySet[Challenge]:
    """Challenges approved after their call had opened."""
    return Challenge.objects.filter(state=ChallengeState.SCHEDULED, call__state=CallState.OPEN, call__closes_at__gt=now)


def due_to_close(now: datetime) -> QuerySet[Challenge]:
    """Open challenges whose call has closed without them."""
    return Challenge.objects.filter(state=ChallengeState.OPEN, call__state=CallState.CLOSED)


def joined(rows: QuerySet[Challenge]) -> QuerySet[Challenge]:
    """Join what every card and line shows: call, programme, unit and body."""
    return rows.select_related("call", "programme", "unit__body", "unit__parent")


def in_order_of_deadline(rows: QuerySet[Challenge], now: datetime) -> QuerySet[Challenge]:
    """Annotate ``order_group`` (open first) and ``order_time``: soonest deadline first among the open ones."""
    taking = Q(state=ChallengeState.OPEN) & open_q(now, "call__")
    distance = ExpressionWrapper(Value(now) - F("call__closes_at"), output_field=DurationField())
    ahead = ExpressionWrapper(F("call__closes_at") - Value(now), output_field=DurationField())
    return rows.annotate(
        order_group=Case(When(taking, then=0), default=1, output_field=IntegerField()),
        order_time=Case(When(taking, then=ahead), default=distance, output_field=DurationField()),
    )


def closing_soonest(now: datetime, limit: int = 3) -> list[Challenge]:
    """Return the open challenges whose deadline comes first."""
    rows = Challenge.objects.filter(open_q(now, "call__"), state=ChallengeState.OPEN)
    return list(joined(rows).order_by("call__closes_at", "pk")[:limit])


def open_count(now: datetime) -> int:
    """Return how many challenges take pitches now."""
    return Challenge.objects.filter(open_q(now, "call__"), state=ChallengeState.OPEN).count()
