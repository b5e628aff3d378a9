"""Comparing our books with those of the payment service, payment by payment, to the yen."""

from django.db.models import F, Sum

from colab.core import clock
from colab.core.lifecycle import Stale, WrongState
from colab.core.payments.actions.reread import reread
from colab.core.payments.enums import RECEIVED, Method
from colab.core.payments.models import Payment, Reconciliation
from colab.core.payments.stripe import Away, gateway


def reconcile() -> Reconciliation | None:
    """Read every session at the service, book what was missed, and note what still differs. None where it is off."""
    till = gateway()
    if till is None:
        return None
    known = {p.key: p for p in Payment.objects.order_by("pk")}
    differences, held, complete, seen_ids = [], 0, True, set()
    try:
        for session in till.sessions():
            key = session.get("client_reference_id") or ""
            if session["payment_status"] != "paid":
                continue
            seen_ids.add(session["id"])
            payment = _read(session["id"]) if key in known and known[key].method != Method.SLIP else known.get(key)
            seen = till.see(session["id"])
            held += seen.received_yen - seen.refunded_yen
            differences += _compare(session["id"], payment, seen)
    except Away:
        complete = False
    if complete:
        differences += _only_here(seen_ids)
    booked = _online().aggregate(sum=Sum(F("amount_yen") - F("refunded_yen")))["sum"] or 0
    return Reconciliation.objects.create(
        made_at=clock.now(), payments=_online().count(), booked_yen=booked, held_yen=held, differences=differences,
        complete=complete,
    )  # fmt: skip


def _read(session: str) -> Payment | None:
    try:
        return reread(session)
    except (Stale, WrongState):
        return reread(session)  # an event came in between: what it left is booked now


def _online():
    return Payment.objects.filter(state__in=RECEIVED).exclude(method=Method.SLIP)


def _compare(session: str, payment: Payment | None, seen) -> list[dict]:
    there = seen.received_yen - seen.refunded_yen
    if payment is None:
        return [{"what": "unknown", "session": session, "yen": there}] if there else []
    if payment.session_id != session or payment.method == Method.SLIP:
        # Paid twice, in two sessions or by a slip as well: what is still there of this money must go back.
        twice = {"what": "twice", "session": session, "payment": payment.key, "yen": there}
        return [twice] if there else []
    booked = payment.amount_yen - payment.refunded_yen if payment.state in RECEIVED else 0
    if booked != there:
        return [{"what": "differs", "session": session, "payment": payment.key, "booked": booked, "yen": there}]
    return []


def _only_here(seen_ids: set[str]) -> list[dict]:
    rows = _online().exclude(session_id__in=seen_ids).order_by("pk")
    return [{"what": "only_here", "payment": p.key, "booked": p.left_yen, "yen": 0} for p in rows]
