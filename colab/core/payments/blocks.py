"""The block on a subject's page: what is owed for it, what was paid, and the way to pay or to book."""

from typing import Any

from colab.core import access, clock
from colab.core.payments import payables
from colab.core.payments.enums import RECEIVED, UNPAID
from colab.core.payments.models import Fee
from colab.core.payments.queries import payments_of

TEMPLATE = "payments/of_subject.html"


def block(actor: Any, subject: Any, *, payer: bool, fee: Fee | None = None) -> dict | None:
    """Return what the block shows of the payments of ``subject``; None where nothing is, and nothing will be, owed.

    payer: whether the reader may pay, which is told by the payment's own address. fee: what will be asked for later.
    """
    rows = list(payments_of(subject))
    if not rows and fee is None:
        return None
    seen = {each.pk for each in access.visible_to(actor, payments_of(subject))} if rows else set()
    lines = [
        {
            "payment": row,
            "unpaid": row.state in UNPAID,
            "received": row.state in RECEIVED,
            "late": is_late(row),
            "payer_url": row.get_absolute_url() if payer else "",
            "inside": row.pk in seen,
        }
        for row in rows
    ]
    return {"lines": lines, "fee": None if rows else fee}


def is_late(payment: Any) -> bool:
    """Whether it stays to be paid although its day is over."""
    lasting = payment.fee.purpose in payables.lasting()
    return lasting and payment.state in UNPAID and payment.due_at is not None and payment.due_at < clock.now()
