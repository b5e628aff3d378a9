"""Questions about calls."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from colab.core.ledger.queries import entries

from .enums import CallState
from .models import Call, LateEntry


def accepts_pitches(call: Call, now: datetime) -> bool:
    """Whether a pitch may still be handed in: open means state open and now before the deadline.

    Ask this on the locked row; the clock's own verb only tidies up afterwards (decision 16).
    """
    return call.state == CallState.OPEN and call.opens_at <= now < call.closes_at


def late_entry(call: Call, organisation_id: int, now: datetime) -> LateEntry | None:
    """Return what lets this organisation hand in although the deadline of ``call`` has passed, if anything does."""
    if call.state not in (CallState.OPEN, CallState.CLOSED):
        return None
    rows = LateEntry.objects.filter(call=call, organisation=organisation_id, until__gt=now)
    return rows.order_by("-until", "-number").first()


def no_longer_asked(call: Call) -> set[str]:
    """Return the names of fields that this call asked once and does not ask now."""
    once = {name for payload in _changes_of_form(call) for name in (*payload["asked"], *payload.get("before", ()))}
    return once - set(call.asked)


def newly_asked(call: Call) -> set[str]:
    """Return the names of fields that the last change of the form brought."""
    last = _changes_of_form(call).last()
    return set(last["asked"]) - set(last.get("before", ())) if last else set()


def _changes_of_form(call: Call) -> QuerySet:
    return entries("call", call.key).filter(verb="ask").values_list("payload", flat=True)


def accepts_questions(call: Call, now: datetime) -> bool:
    """Whether a question may still be asked."""
    return call.state == CallState.OPEN and call.opens_at <= now < call.question_deadline


def open_q(now: datetime, prefix: str = "") -> Q:
    """Return the condition "accepts pitches at ``now``" for rows that reach a call over ``prefix``."""
    return Q(
        **{
            f"{prefix}state": CallState.OPEN,
            f"{prefix}opens_at__lte": now,
            f"{prefix}closes_at__gt": now,
        }
    )


def due_to_open(now: datetime) -> QuerySet[Call]:
    """Scheduled calls whose opening has come."""
    return Call.objects.filter(state=CallState.SCHEDULED, opens_at__lte=now)


def due_to_close(now: datetime) -> QuerySet[Call]:
    """Open calls whose deadline has passed."""
    return Call.objects.filter(state=CallState.OPEN, closes_at__lte=now)


def with_counts(rows: QuerySet[Call]) -> QuerySet[Call]:
    """Annotate ``challenges_count``."""
    return rows.annotate(challenges_count=Count("challenges", distinct=True))
