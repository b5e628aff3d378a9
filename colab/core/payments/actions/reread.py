"""Reading a payment again at the service, and booking what is seen. The only way money from Stripe enters the books."""

from colab.core.access import Actor
from colab.core.lifecycle import Stale, WrongState, apply
from colab.core.payments.actions.disputes import note
from colab.core.payments.enums import RECEIVED, Method, RefundState
from colab.core.payments.models import Payment
from colab.core.payments.stripe import Seen, decide, gateway

SYSTEM = Actor.system_("payments")
UNKNOWN = -1
"""No payment's version."""


def reread(session_id: str) -> Payment | None:
    """Read the session and book what follows; return the payment, None where the session is not one of ours.

    Raises ``Away`` when the service cannot be asked, ``WrongState`` when the payment moved on meanwhile and something
    is still to be booked (read it again), and whatever a guard refuses.
    """
    till = gateway()
    if till is None:
        return None
    before = Payment.objects.filter(session_id=session_id).values_list("version", flat=True).first()
    return take_over(session_id, till.see(session_id), before)


def take_over(session_id: str, seen: Seen, before: int | None) -> Payment | None:
    """Note failed refunds and what a bank asks back, and do the verbs that lead from the books to what was seen.

    ``before`` is the version the payment had before the service was asked, None where it was not known by the session
    then. What was given back may be read other than it is booked because it has changed at the service, or because a
    faster hint has booked a later reading; the version tells them apart.
    """
    payment = payment_of(session_id, seen)
    if payment is None:
        return None
    note(payment, seen.disputes)
    _free(payment, seen.failed_refunds())
    version = UNKNOWN if before is None else before
    for verb in _missing(payment, seen):
        try:
            payment = apply(verb, payment, actor=SYSTEM, **_facts(verb, seen, version))
            version = payment.version
        except (WrongState, Stale):
            # Another hint was faster. It may have seen less: then this one is not done.
            payment = Payment.objects.get(pk=payment.pk)
            if _missing(payment, seen):
                raise
            return payment
    return payment


def _missing(payment: Payment, seen: Seen) -> list[str]:
    """Return the verbs that are still to be done, by whether the session is the one the payment is paid in."""
    by_slip = payment.method == Method.SLIP and payment.state in RECEIVED
    own = payment.session_id in (None, seen.session_id) and not by_slip
    booked = payment.refunds.filter(state=RefundState.DONE, key__in=seen.failed_refunds())
    return decide(payment.state, payment.refunded_yen, seen, own=own, returned=booked.exists())


def _free(payment: Payment, failed: dict[str, str]) -> None:
    """A refund that failed holds its sum no longer; finance has it on its list again."""
    for key, status in failed.items():
        under_way = payment.refunds.filter(key=key, state=RefundState.REQUESTED)
        under_way.update(state=RefundState.FAILED, trouble=status)


def _facts(verb: str, seen: Seen, version: int) -> dict:
    if verb == "book_refund":
        refunds = {"done": seen.done_refunds(), "failed": seen.failed_refunds()}
        return {"refunded_yen": seen.refunded_yen, "expected_version": version, **refunds}
    return {"seen": seen}


def payment_of(session_id: str, seen: Seen) -> Payment | None:
    """Return the payment by its session; or, where a failed attempt has let go of it, by the session's reference."""
    rows = Payment.objects.select_related("body__payment_policy", "fee")
    return rows.filter(session_id=session_id).first() or rows.filter(key=seen.reference).first()
