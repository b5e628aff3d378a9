"""Lists of payments, and what is charged for what."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from colab.core.lifecycle import all_machines
from colab.core.organisations.models import Body
from colab.core.payments import payables
from colab.core.payments.enums import HELD, KONBINI_YEN, UNDISPUTED, Method, PaymentState, RefundState
from colab.core.payments.models import Dispute, Fee, Payment, PaymentPolicy, Reconciliation, Refund

PATIENCE = timedelta(days=4)
"""A number for a convenience store lasts three days, and the news of it a little more."""


COMPARED_WITHIN = timedelta(hours=36)
"""The books are compared every night; one night may fail before anybody has to look."""


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


def subject_of(fee: Fee) -> Any:
    """Return the one thing a fee is for; None where it is for all of its kind, or where that is gone."""
    return subjects_of([fee]).get((fee.machine, fee.subject_key))


def subjects_of(fees: Iterable[Fee]) -> dict[tuple[str, str], Any]:
    """Return {(machine, key): subject} of the fees that are for one subject, in one question for each machine.

    What a room makes a fee of its own for need be no subject (a level of sponsorship): it is left out.
    """
    keys: dict[str, set[str]] = {}
    for fee in fees:
        if fee.subject_key:
            keys.setdefault(fee.machine, set()).add(fee.subject_key)
    models = {machine.name: machine.model for machine in all_machines() if machine.name in keys}
    found = {name: model._default_manager.filter(key__in=keys[name]).order_by("pk") for name, model in models.items()}
    return {(name, row.key): row for name, rows in found.items() for row in rows}


def overdue(moment: datetime) -> QuerySet[Payment]:
    """Return payments that lapse: their day is over. A number of a store is waited for some days more."""
    late = Q(state=PaymentState.OPEN, due_at__lt=moment) | Q(state=PaymentState.PENDING, due_at__lt=moment - PATIENCE)
    return Payment.objects.filter(late).exclude(fee__purpose__in=payables.lasting())


def free_yen(payment: Payment) -> int:
    """Return what can still be given back: what the body has, without refunds that are on their way."""
    under_way = payment.refunds.filter(state=RefundState.REQUESTED).aggregate(sum=Sum("amount_yen"))["sum"]
    return payment.left_yen - (under_way or 0)


def given_back(payment: Payment) -> QuerySet[Refund]:
    """Return the refunds of ``payment`` that went through and have a paper, in the order of their numbers."""
    return payment.refunds.filter(state=RefundState.DONE, number__isnull=False).order_by("number")


def to_give_back(rows: QuerySet[Payment]) -> QuerySet[Payment]:
    """Return those of ``rows`` that finance has to look at: the office wants money to go back, or it did not get there.

    A failed refund is over once another one of its sum was wished, or the office has said whether anything goes back.
    """
    failed = Refund.objects.filter(payment=OuterRef("pk"), state=RefundState.FAILED, answered=False)
    return rows.filter(Q(wish_yen__gt=0) | Exists(failed))


def asked_back(rows: QuerySet[Payment]) -> QuerySet[Payment]:
    """Return those of ``rows`` that the payer's bank asks back, or has taken back."""
    return rows.filter(Exists(Dispute.objects.filter(payment=OuterRef("pk")).exclude(state__in=UNDISPUTED)))


def to_answer(rows: QuerySet[Payment]) -> QuerySet[Payment]:
    """Return those of ``rows`` for which the payer's bank waits for an answer."""
    waits = Dispute.objects.filter(payment=OuterRef("pk"), state__endswith="needs_response")
    return rows.filter(Exists(waits))


def unanswered(rows: QuerySet[Payment]) -> QuerySet[Payment]:
    """Return those of ``rows`` that hold money, of which the office has not said whether it goes back.

    Money that is on its way back is decided on already; a refund that failed is not.
    """
    given = Refund.objects.filter(payment=OuterRef("pk")).exclude(state=RefundState.FAILED)
    return rows.filter(~Exists(given), state__in=HELD, wish_yen=None, refunded_yen=0)


def online_ways(payment: Payment) -> list[str]:
    """Return the ways in which ``payment`` can be paid online here and now; none where the site knows no service."""
    policy: PaymentPolicy | None = getattr(payment.body, "payment_policy", None)
    ways = policy.online_methods if settings.STRIPE_SECRET_KEY and policy and policy.enabled else []
    return [way for way in ways if way != Method.KONBINI or payment.amount_yen in KONBINI_YEN]


def takes_online() -> bool:
    """Whether anything is paid online, so that there is something to compare."""
    if not settings.STRIPE_SECRET_KEY:
        return False
    return any(policy.online_methods for policy in PaymentPolicy.objects.filter(enabled=True).order_by("pk"))


def charging(programmes: Any) -> QuerySet[PaymentPolicy]:
    """Return the switched-on settings of the bodies of ``programmes``: where there are none, nothing can be charged."""
    return PaymentPolicy.objects.filter(enabled=True, body__in=Body.objects.filter(programmes__in=programmes))


def last_compared() -> datetime | None:
    """Return when the last comparison ended that came to its end; None where none has."""
    rows = Reconciliation.objects.filter(complete=True).order_by("-made_at", "-pk")
    return rows.values_list("made_at", flat=True).first()


def payments() -> QuerySet[Payment]:
    """Return payments with what their lists and pages show."""
    return Payment.objects.select_related("fee__programme", "body__payment_policy")


def payments_of(subject: Any) -> QuerySet[Payment]:
    """Return the payments asked for a subject."""
    return payments().filter(machine=subject.MACHINE, subject_key=subject.key).order_by("pk")
