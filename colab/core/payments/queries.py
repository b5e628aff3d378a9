"""Lists of payments, and what is charged for what."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from colab.core.payments import payables
from colab.core.payments.enums import PaymentState, RefundState
from colab.core.payments.models import Fee, Payment, Refund

PATIENCE = timedelta(days=4)
"""A number for a convenience store lasts three days, and the news of it a little more."""


def fee_of(programme: Any, purpose: str, subject: Any = None) -> Fee | None:
    """Return what ``programme`` charges for ``purpose`` now: of this subject, else of all; None where nothing.

    Nothing is charged where the programme's body has not switched payments on, nor for an act of the body whose fee
    names no ordinance.
    """
    rows = Fee.objects.filter(
        programme=programme, purpose=purpose, is_active=True, programme__body__payment_policy__enabled=True
    ).select_related("programme__body__payment_policy")
    if purpose in payables.statutory():
        rows = rows.exclude(ordinance="")
    if subject is not None:
        own = rows.filter(machine=subject.MACHINE, subject_key=subject.key).first()
        if own:
            return own
    return rows.filter(subject_key="").first()


def overdue(moment: datetime) -> QuerySet[Payment]:
    """Return payments that lapse: their day is over. A number of a store is waited for some days more."""
    late = Q(state=PaymentState.OPEN, due_at__lt=moment) | Q(state=PaymentState.PENDING, due_at__lt=moment - PATIENCE)
    return Payment.objects.filter(late).exclude(fee__purpose__in=payables.lasting())


def free_yen(payment: Payment) -> int:
    """Return what can still be given back: what the body has, without refunds that are on their way."""
    under_way = payment.refunds.filter(state=RefundState.REQUESTED).aggregate(sum=Sum("amount_yen"))["sum"]
    return payment.left_yen - (under_way or 0)


def to_give_back(rows: QuerySet[Payment]) -> QuerySet[Payment]:
    """Return those of ``rows`` that finance has to look at: the office wants money to go back, or it did not get there.

    A failed refund is over once another one of its sum was wished, or the office has said whether anything goes back.
    """
    failed = Refund.objects.filter(payment=OuterRef("pk"), state=RefundState.FAILED, answered=False)
    return rows.filter(Q(wish_yen__gt=0) | Exists(failed))


def payments() -> QuerySet[Payment]:
    """Return payments with what their lists and pages show."""
    return Payment.objects.select_related("fee__programme", "body__payment_policy")


def payments_of(subject: Any) -> QuerySet[Payment]:
    """Return the payments asked for a subject."""
    return payments().filter(machine=subject.MACHINE, subject_key=subject.key).order_by("pk")
