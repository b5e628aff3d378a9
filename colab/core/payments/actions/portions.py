"""What a comparison looks at, in portions that are small enough for one task."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from colab.core.payments.actions.compare import compare, only_here
from colab.core.payments.actions.disputes import note
from colab.core.payments.enums import DISPUTE_OVER, RECEIVED, Method, PaymentState, RefundState
from colab.core.payments.models import ComparedSession, Comparison, Dispute, Payment, Reconciliation, Refund
from colab.core.payments.stripe import Gateway

WINDOW = timedelta(days=60)
"""How far back a comparison looks for what may still change without anything of ours saying so.

A number for a store is good for three days, and a transfer is waited for a little longer. The longest term is that of a
refund: a payer who is asked for a bank account has 45 days to name one
(https://docs.stripe.com/payments/customer-balance/refunding), and a bank takes up to ten working days. Disputes may
come later, after 120 days and more: they are listed by their own day, however old the payment is.
"""
PORTION = 25
"""So many sessions at a time: two calls each that take as long as they may stay within a task's ten minutes."""


def portion(run: Comparison, till: Gateway) -> tuple[str, str] | None:
    """Compare the next few; return (stage, cursor) from which to go on, None at the end. Raises ``Away``."""
    cursor = STAGES[run.stage](run, till)
    if cursor:
        return run.stage, cursor
    after = list(STAGES)[list(STAGES).index(run.stage) + 1 :]
    return (after[0], "") if after else None


def _sessions(run: Comparison, till: Gateway) -> str:
    """Sessions that were completed. One that is open or has expired has taken no money."""
    rows, more = till.sessions(since=run.since, after=run.cursor, limit=PORTION)
    for row in rows:
        if row["status"] == "complete" and (row["payment_status"] == "paid" or row["currency"] == "jpy"):
            compare(run, till, row["id"])
    return rows[-1]["id"] if more else ""


def _disputes(run: Comparison, till: Gateway) -> str:
    """Money that banks have asked back since, however long ago it was paid."""
    rows, more = till.disputes(since=run.since, after=run.cursor, limit=PORTION)
    for row in rows:
        payment = Payment.objects.select_related("body").filter(intent_id=row["payment_intent"] or "-").first()
        if payment:
            note(payment, [(row["id"], row["status"], row["amount"])])
            _once(run, till, [payment.session_id])
    return rows[-1]["id"] if more else ""


def _payments(run: Comparison, till: Gateway) -> str:
    """Payments of which something may change although their session is older."""
    rows = list(doubtful(run).filter(pk__gt=int(run.cursor or 0)).order_by("pk")[:PORTION])
    for payment in rows:
        if payment.session_id:
            _once(run, till, [payment.session_id])
        else:
            only_here(run, payment)
    return str(rows[-1].pk) if len(rows) == PORTION else ""


def _differences(run: Comparison, till: Gateway) -> str:
    """What differed the last time is looked at until it differs no more."""
    open_ones = [each for each in last_differences() if each["what"] != "foreign"]
    sessions = sorted({each["session"] for each in open_ones if each.get("session", "") > run.cursor})[:PORTION]
    _once(run, till, sessions)
    return sessions[-1] if len(sessions) == PORTION else ""


STAGES = {"sessions": _sessions, "disputes": _disputes, "payments": _payments, "differences": _differences}
"""In this order; a session that was looked at is not looked at again."""
FIRST = next(iter(STAGES))


def doubtful(run: Comparison) -> QuerySet[Payment]:
    """Return the payments that are under way or asked back, moved since, have money on its way back, or differed."""
    own = {"payment": OuterRef("pk")}
    refunds = Refund.objects.filter(Q(state=RefundState.REQUESTED) | Q(created_at__gte=run.since), **own)
    disputes = Dispute.objects.exclude(state__in=DISPUTE_OVER).filter(**own)
    named = {each["payment"] for each in last_differences() if each["what"] == "only_here"}
    moved = Q(state=PaymentState.PENDING) | Q(state__in=RECEIVED, state_since__gte=run.since)
    rows = Payment.objects.filter(moved | Exists(refunds) | Exists(disputes) | Q(key__in=named))
    return rows.filter(Q(session_id__isnull=False) | Q(state__in=RECEIVED)).exclude(method=Method.SLIP)


def last_differences() -> list[dict]:
    """Return what differed when the last comparison ended."""
    last = Reconciliation.objects.order_by("-made_at", "-pk").first()
    return last.differences if last else []


def _once(run: Comparison, till: Gateway, sessions: list[str]) -> None:
    known = ComparedSession.objects.filter(comparison=run, session_id__in=sessions)
    done = set(known.values_list("session_id", flat=True))
    for session in sessions:
        if session not in done:
            compare(run, till, session)
