"""Comparing one session at the payment service with what is booked of it."""

from typing import Any

import stripe

from colab.core.lifecycle import Refused, Stale, WrongState
from colab.core.organisations.models import Body
from colab.core.payments.actions.reread import payment_of, take_over
from colab.core.payments.enums import RECEIVED, TAKEN, UNDISPUTED, Method
from colab.core.payments.models import ComparedSession, Comparison, Payment
from colab.core.payments.stripe import Gateway, Seen

TRIES = 2
"""An event may come in between, once: what it left is booked then."""
GONE = "resource_missing"


def compare(run: Comparison, till: Gateway, session: str) -> None:
    """Read ``session``, book what was missed, and keep what still differs as a line of ``run``.

    Raises ``Away`` when the service cannot be asked. What one session is refused for keeps nobody from the others: it
    is a difference.
    """
    try:
        seen, payment = _read(till, session)
    except ValueError:  # not in yen: something else is sold through the same account
        foreign = {"what": "foreign", "session": session, "yen": 0, "body": None}
        return _line(run, session, None, differences=[foreign])
    if seen is None:
        return only_here(run, payment, session)
    body = payment.body_id if payment else _body(seen)
    there = seen.received_yen - seen.refunded_yen
    found = [each | {"session": session, "body": body} for each in _differences(session, payment, there)]
    if payment:
        found += [each | {"session": session, "body": body} for each in _disputed(run, payment, seen)]
    taken = sum(yen for _id, state, yen in seen.disputes if state in TAKEN)
    booked = payment.left_yen if payment and _is_own(session, payment) and payment.state in RECEIVED else None
    return _line(run, session, body, booked_yen=booked, held_yen=there - taken, differences=found)


def only_here(run: Comparison, payment: Payment | None, session: str = "") -> None:
    """Keep that the service knows nothing of a session, or that a payment was booked without one."""
    if payment is None or not (_is_own(session, payment) and payment.state in RECEIVED):
        return _line(run, session, payment.body_id if payment else None)
    found = {"what": "only_here", "payment": payment.key, "session": session, "booked": payment.left_yen, "yen": 0}
    return _line(
        run, session or f"payment:{payment.key}", payment.body_id, booked_yen=payment.left_yen,
        differences=[found | {"body": payment.body_id}],
    )  # fmt: skip


def _read(till: Gateway, session: str) -> tuple[Seen | None, Payment | None]:
    """Return what the service says, None where it knows no such session, and the payment after it was taken over."""
    for _try in range(TRIES):
        before = Payment.objects.filter(session_id=session).first()
        try:
            seen = till.see(session)
        except stripe.InvalidRequestError as error:
            if error.code != GONE and error.http_status != 404:
                raise
            return None, before
        try:
            return seen, take_over(session, seen, before.version if before else None)
        except (Stale, WrongState):
            continue
        except Refused:
            break
    return seen, payment_of(session, seen)


def _differences(session: str, payment: Payment | None, there: int) -> list[dict[str, Any]]:
    if payment is None:
        return [{"what": "unknown", "yen": there}] if there else []
    if not _is_own(session, payment):
        # Paid twice, in two sessions or by a slip as well: what is still there of this money must go back.
        return [{"what": "twice", "payment": payment.key, "yen": there}] if there else []
    if payment.left_yen != there:
        return [{"what": "differs", "payment": payment.key, "booked": payment.left_yen, "yen": there}]
    return []


def _disputed(run: Comparison, payment: Payment, seen: Seen) -> list[dict[str, Any]]:
    """What the payer's bank asks back; one that was lost is told for as long as the comparison reaches back."""
    rows = payment.disputes.order_by("pk")
    if not _is_own(seen.session_id, payment):
        rows = rows.filter(provider_id__in=[each for each, _state, _yen in seen.disputes])
    return [
        {"what": "disputed", "payment": payment.key, "yen": row.amount_yen, "state": row.state}
        for row in rows.exclude(state__in=UNDISPUTED)
        if row.state != "lost" or row.changed_at >= run.since
    ]


def _is_own(session: str, payment: Payment) -> bool:
    return (payment.session_id or "") == session and payment.method != Method.SLIP


def _body(seen: Seen) -> int | None:
    """Of money that belongs to no payment we know: the body the session was opened for, if it names one."""
    found = Body.objects.filter(corporate_number=seen.body) if seen.body else Body.objects.none()
    return found.values_list("pk", flat=True).first()


def _line(run: Comparison, session: str, body: int | None, **found: Any) -> None:
    facts = {"booked_yen": None, "held_yen": 0, "differences": [], "body_id": body}
    ComparedSession.objects.update_or_create(comparison=run, session_id=session, defaults=facts | found)
