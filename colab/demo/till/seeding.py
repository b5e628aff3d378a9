"""What the demo year was paid, put into the till, so that the nightly comparison finds both books alike."""

from colab.core.payments.enums import RECEIVED, Method, PaymentState
from colab.core.payments.models import Payment
from colab.demo.till.books import Till

NAMES = {Method.BANK_TRANSFER.value: "customer_balance"}


def take_over(till: Till) -> int:
    """Add the sessions that the site's books know and the till does not; return how many were added."""
    rows = Payment.objects.exclude(session_id=None).exclude(state=PaymentState.OPEN).order_by("pk")
    missing = [payment for payment in rows if payment.session_id not in till.sessions]
    for payment in missing:
        _add(till, payment)
    return len(missing)


def _add(till: Till, payment: Payment) -> None:
    received = payment.state in RECEIVED
    till.put(
        session={
            "id": payment.session_id, "status": "complete", "payment_status": "paid" if received else "unpaid",
            "amount_total": payment.amount_yen, "payment_intent": payment.intent_id, "title": payment.title,
            "client_reference_id": payment.key, "payment_method_types": [NAMES.get(payment.method, payment.method)],
        },
        received=received,
        refunded_yen=payment.refunded_yen,
    )  # fmt: skip
