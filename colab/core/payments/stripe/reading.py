"""What was seen at the payment service, and which verb follows from it. Pure: no database, no network.

A konbini or transfer payment completes its session unpaid first and is paid, or fails, days later; that is why the
state of the session alone says nothing (https://docs.stripe.com/payments/checkout/fulfill-orders).
"""

from dataclasses import dataclass
from typing import Any

PAID, PENDING, OPEN, EXPIRED, FAILED = "paid", "pending", "open", "expired", "failed"
CAME_TO_NOTHING = ("failed", "canceled")
"""States of a refund whose money stays where it is."""


@dataclass(frozen=True)
class Seen:
    """A session with its payment, as read a moment ago. Amounts in whole yen."""

    session_id: str
    intent_id: str
    status: str
    method: str
    amount_yen: int
    received_yen: int
    refunded_yen: int
    refunds: tuple[tuple[str, str, str, int], ...] = ()
    """(id, our key, succeeded | pending | failed …, yen) of each refund."""
    trouble: str = ""
    url: str = ""
    reference: str = ""
    body: str = ""
    """The corporate number of the body it was opened for."""
    disputes: tuple[tuple[str, str, int], ...] = ()
    """(id, needs_response | won | lost …, yen) of each time the payer's bank asked the money back."""

    def done_refunds(self) -> list[str]:
        """Return our keys of the refunds that have gone through."""
        return [key for _id, key, status, _yen in self.refunds if status == "succeeded" and key]

    def failed_refunds(self) -> dict[str, str]:
        """Return {our key: status} of the refunds that came to nothing, which may be days after they were asked for."""
        return {key: status for _id, key, status, _yen in self.refunds if status in CAME_TO_NOTHING and key}


def read(session: Any, refunds: Any = (), disputes: Any = ()) -> Seen:
    """Return what a Checkout Session with its expanded payment intent says; raises ValueError for another currency."""
    if session["currency"] != "jpy":
        raise ValueError(f"{session['id']} is in {session['currency']}, not in yen")
    intent = _intent(session)
    lines = tuple(
        (each["id"], (each.get("metadata") or {}).get("refund", ""), each["status"], each["amount"]) for each in refunds
    )
    done = sum(amount for _id, _key, status, amount in lines if status == "succeeded")
    return Seen(
        session_id=session["id"], intent_id=intent.get("id") or "", status=_status(session, intent),
        method=_method(session, intent), amount_yen=session["amount_total"],
        received_yen=intent.get("amount_received") or 0, refunded_yen=done, refunds=lines,
        trouble=((intent.get("last_payment_error") or {}).get("message") or "")[:300],
        url=session.get("url") or "", reference=session.get("client_reference_id") or "",
        body=(session.get("metadata") or {}).get("body", ""),
        disputes=tuple((each["id"], each["status"], each["amount"]) for each in disputes),
    )  # fmt: skip


def _intent(session: Any) -> Any:
    """Where the payment was not expanded (a session just opened), its id alone is known."""
    intent = session.get("payment_intent") or {}
    return {"id": intent} if isinstance(intent, str) else intent


def _status(session: Any, intent: Any) -> str:
    if session["payment_status"] == "paid":
        return PAID
    if session["status"] == "expired":
        return EXPIRED
    if session["status"] == "open":
        return OPEN
    # Complete and unpaid: the payer holds a slip for the store or the number of an account, or has let it lapse.
    return FAILED if intent.get("status") in ("requires_payment_method", "canceled") else PENDING


def _method(session: Any, intent: Any) -> str:
    used = intent.get("payment_method_types") or session.get("payment_method_types") or []
    chosen = (intent.get("metadata") or {}).get("method") or (intent.get("payment_method") or {})
    kind = chosen.get("type", "") if isinstance(chosen, dict) else ""
    kind = kind or (used[0] if len(used) == 1 else "")
    return {"customer_balance": "bank_transfer"}.get(kind, kind)


def decide(state: str, refunded_yen: int, seen: Seen, *, own: bool = True, returned: bool = False) -> list[str]:
    """Return the verbs that bring a payment in ``state`` to what was seen, in order; none where it is there already.

    Whatever the order and number of hints, the answer depends on what is read alone: asked again after its verbs were
    done, it is empty. ``own``: the payment is being paid, or was paid, in this session. Of another one only money
    counts, and only while none is booked: that an earlier try failed says nothing of the present one, and what goes
    back of money that came twice leaves the books as they are. ``returned``: a refund that is booked is seen to have
    failed; its sum may be hidden behind a newer one's.
    """
    verbs = []
    received = state in ("paid", "part_refunded", "refunded")
    if not own and (received or seen.status != PAID):
        return []
    if seen.status == PAID and not received:
        verbs.append("settle")
        received = True
    elif seen.status == PENDING and state == "open":
        verbs.append("await_payment")
    elif seen.status in (FAILED, EXPIRED) and state == "pending":
        verbs.append("fail")
    if received and (returned or seen.refunded_yen != refunded_yen):
        verbs.append("book_refund")
    return verbs
