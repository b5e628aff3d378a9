"""Asking for a payment."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colab.core.access import Actor
from colab.core.lifecycle import Refused, create, ref
from colab.core.payments import payables
from colab.core.payments.effects import tell
from colab.core.payments.models import Fee, Payment


def ask(
    *, fee: Fee, subject: Any, title: str, payer_name: str, payer_email: str, language: str = "ja",
    due_at: datetime | None = None, amount_yen: int | None = None, actor: Actor,
) -> Payment:  # fmt: skip
    """Create an open payment of ``fee`` for ``subject`` and mail the payer; return it.

    due_at: aware moment by which it is to be paid; where the kind lapses, it cannot be begun online after it.
    amount_yen: what was agreed before, where the fee may have changed since; otherwise what the fee says now.
    Raises ``Refused`` where the kind needs an ordinance and the fee names none.
    """
    if payables.payable(fee.purpose).statutory and not fee.ordinance:
        raise Refused(_("A fee for an act of a public body needs an ordinance."), code="payment.ordinance")
    with transaction.atomic():
        payment = Payment(
            fee=fee, body=fee.programme.body, machine=subject.MACHINE, subject_key=subject.key, title=title[:200],
            payer_name=payer_name, payer_email=payer_email, language=language,
            amount_yen=fee.amount_yen if amount_yen is None else amount_yen, tax_percent=fee.tax_percent, due_at=due_at,
        )  # fmt: skip
        create(payment, actor=actor, payload={"amount_yen": payment.amount_yen, "fee": fee.key}, links=[ref(subject)])
        tell("payments.asked", payment)
    return payment
