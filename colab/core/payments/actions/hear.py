"""Events of the payment service: stored once, believed never."""

from django.db import IntegrityError, transaction

from colab.core import clock, outbox
from colab.core.payments.models import Payment, ProviderEvent
from colab.core.payments.tasks import REREAD

HEARD = ("checkout.session.", "payment_intent.", "charge.refund", "charge.refunded", "charge.dispute.", "refund.")


def hear(event) -> bool:
    """Store a verified event and queue the reading of the session it hints at; return whether it was new."""
    kind, about = event["type"], event["data"]["object"]
    session = _session_of(kind, about)
    try:
        with transaction.atomic():
            ProviderEvent.objects.create(
                event_id=event["id"], kind=kind, object_id=about.get("id") or "", received_at=clock.now()
            )
            if session and kind.startswith(HEARD):
                outbox.put(REREAD, {"session": session}, key=event["id"])
    except IntegrityError:
        return False
    return True


def _session_of(kind: str, about) -> str:
    if kind.startswith("checkout.session."):
        return about["id"]
    intent = about["id"] if kind.startswith("payment_intent.") else about.get("payment_intent")
    found = Payment.objects.filter(intent_id=intent).values_list("session_id", flat=True).first() if intent else None
    return found or ""
