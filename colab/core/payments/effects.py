"""What the verbs of a payment write. Amounts go into the ledger; names and addresses of payers do not."""

from django.db.models import Max
from django.utils import translation

from colab.core import clock, notices, outbox
from colab.core.access import Actor
from colab.core.lifecycle import apply, next_code, ref
from colab.core.payments.enums import ASKS_ACCOUNT, Method, PaymentState, RefundState
from colab.core.payments.models import Payment, Refund
from colab.core.payments.papers import issuer
from colab.core.ui.format import yen

REFUND = "payments.refund"
CLOSE = "payments.close_session"
SYSTEM = Actor.system_("payments")


def begin(move) -> dict:
    """Note the session that was opened; a new attempt has a new number."""
    payment, seen = move.subject, move.facts["seen"]
    _close_other(payment, seen)
    payment.session_id, payment.attempt, payment.trouble = seen.session_id, move.facts["attempt"], ""
    return {"session": seen.session_id, "attempt": payment.attempt, "amount_yen": payment.amount_yen}


def seen(move) -> dict:
    """Note how it is being paid, and tell the payer."""
    payment, found = move.subject, move.facts["seen"]
    _note(payment, found)
    move.after(lambda: tell("payments.pending", payment))
    return {"session": found.session_id, "method": payment.method}


def fail(move) -> dict:
    """Note what went wrong; the payer may try again with a new session."""
    payment, found = move.subject, move.facts["seen"]
    payment.trouble, payment.session_id = found.trouble or found.status, None
    payment.intent_id, payment.attempt = None, payment.attempt + 1
    move.after(lambda: tell("payments.failed", payment))
    return {"session": found.session_id, "why": found.status}


def settle(move) -> dict:
    """Book the money, give the receipt its number, tell the payer; late money is marked for finance."""
    payment, found = move.subject, move.facts["seen"]
    _close_other(payment, found)
    _note(payment, found)
    payment.paid_late = move.source == PaymentState.CANCELLED
    _received(payment, move)
    payment.paid_at = move.now
    return {"session": found.session_id, "amount_yen": payment.amount_yen, "method": payment.method,
            "receipt": payment.code, "late": payment.paid_late}  # fmt: skip


def record_slip(move) -> dict:
    """Book what came in by the body's own slip; an online attempt that is still open is closed."""
    payment = move.subject
    payment.method, payment.slip_number = Method.SLIP, move.facts["slip_number"]
    _received(payment, move)
    payment.paid_at = clock.aware(move.facts["paid_on"], 0)
    if payment.session_id:
        outbox.put(CLOSE, {"session": payment.session_id})
    return {"amount_yen": payment.amount_yen, "slip": payment.slip_number, "paid_on": move.facts["paid_on"],
            "receipt": payment.code}  # fmt: skip


def refund(move) -> dict:
    """Write the wish for a refund; money paid online is sent back by the worker, a slip by the body itself."""
    payment = move.subject
    made = Refund.objects.create(
        payment=payment, amount_yen=move.facts["amount_yen"], reason=move.facts["reason"], made_by=move.actor.user,
        created_at=move.now,
    )  # fmt: skip
    if payment.method == Method.SLIP:
        # The body has sent it back itself: what finance writes here is the record of it.
        given_back = payment.refunded_yen + made.amount_yen
        move.after(lambda: apply("book_refund", payment, actor=SYSTEM, refunded_yen=given_back, done=[made.key]))
    else:
        outbox.put(REFUND, {"refund": made.key}, key=made.key)
        if payment.method in ASKS_ACCOUNT:
            move.after(lambda: tell("payments.sending_back", payment, sum=yen(made.amount_yen)))
    payment.wish_yen, payment.wish_reason = None, ""
    _answer(payment, made.amount_yen)
    return {"refund": made.key, "amount_yen": made.amount_yen, "reason": made.reason}


def advise(move) -> dict:
    """Keep what the office says; finance does it."""
    payment = move.subject
    payment.wish_yen, payment.wish_reason = move.facts["amount_yen"], move.facts["reason"]
    payment.refunds.filter(state=RefundState.FAILED).update(answered=True)
    return {"amount_yen": payment.wish_yen, "reason": payment.wish_reason}


def after_refund(move) -> str:
    """The state after a refund was booked."""
    ends = {0: PaymentState.PAID, move.subject.amount_yen: PaymentState.REFUNDED}
    return ends.get(move.facts["refunded_yen"], PaymentState.PART_REFUNDED)


def book_refunds(move) -> dict:
    """Note the sum given back so far, which of our wishes are done, and which have come back after they were done.

    One reading may hold both: a refund that a closed account sent back, and the next one that got there.
    """
    payment, before = move.subject, move.subject.refunded_yen
    payment.refunded_yen = move.facts["refunded_yen"]
    failed = move.facts.get("failed", {})
    back = list(payment.refunds.filter(key__in=failed, state=RefundState.DONE).order_by("pk"))
    through = _number(payment, move)
    for each in back:
        each.state, each.trouble, each.answered = RefundState.FAILED, failed[each.key], False
        each.save(update_fields=["state", "trouble", "answered"])
    if back or payment.refunded_yen < before:
        move.after(lambda: tell("payments.returned", payment, papers=_codes(back)))
    if through or payment.refunded_yen > before:
        move.after(lambda: tell("payments.refunded", payment, papers=_codes(through)))
    return {"refunded_yen": payment.refunded_yen, "refunds": sorted(each.key for each in through),
            "returned": sorted(each.key for each in back)}  # fmt: skip


def cancel(move) -> dict:
    """It need not be paid any more; a session that is open is closed, and money that comes all the same is booked."""
    if move.subject.session_id:
        outbox.put(CLOSE, {"session": move.subject.session_id})
    return {"reason": move.facts.get("reason", "")}


def _answer(payment: Payment, amount_yen: int) -> None:
    """A new refund answers those that failed before it, the oldest first, as far as its sum goes."""
    for failed in payment.refunds.filter(state=RefundState.FAILED, answered=False).order_by("pk"):
        amount_yen -= failed.amount_yen
        if amount_yen < 0:
            return
        failed.answered = True
        failed.save(update_fields=["answered"])


def _number(payment: Payment, move) -> list[Refund]:
    """Mark the wishes that went through, and give each its day and the next number; return them.

    The engine holds the payment, so that no two get the same. A number is never given twice, also where its refund
    came back: somebody may have the paper.
    """
    last = payment.refunds.aggregate(last=Max("number"))["last"] or 0
    wishes = payment.refunds.filter(key__in=move.facts.get("done", ())).exclude(state=RefundState.DONE)
    through = list(wishes.order_by("pk"))
    for number, each in enumerate(through, start=last + 1):
        each.state, each.trouble, each.number, each.done_at = RefundState.DONE, "", number, move.now
        each.save(update_fields=["state", "trouble", "number", "done_at"])
    return through


def _codes(refunds: list[Refund]) -> str:
    return ", ".join(each.code for each in refunds if each.code)


def _close_other(payment: Payment, found) -> None:
    """Where another session takes the place of the payment's own, nobody is to pay in that one as well."""
    if payment.session_id not in (None, found.session_id):
        outbox.put(CLOSE, {"session": payment.session_id})


def _note(payment: Payment, found) -> None:
    payment.session_id = found.session_id
    payment.intent_id = found.intent_id or payment.intent_id
    payment.method = found.method or payment.method or Method.CARD


def _received(payment: Payment, move) -> None:
    payment.trouble = ""
    payment.code = next_code(Payment, "R")
    payment.issued_by = issuer(payment)
    move.after(lambda: tell("payments.received", payment))


def tell(kind: str, payment: Payment, **more: str) -> None:
    """Mail the payer in their language; ``more``: what this kind tells besides."""
    with translation.override(payment.language):
        context = {
            "title": payment.title, "amount": yen(payment.amount_yen), "refunded": yen(payment.refunded_yen),
            "trouble": payment.trouble, "receipt": payment.code or "", "contact": _contact(payment),
        } | more  # fmt: skip
        url = payment.get_absolute_url()
    to = [notices.Address(payment.payer_email, payment.language)]
    notices.notify(kind, to=to, subject_ref=ref(payment), context=context, url=url)


def _contact(payment: Payment) -> str:
    policy = getattr(payment.body, "payment_policy", None)
    return policy.contact if policy else ""
