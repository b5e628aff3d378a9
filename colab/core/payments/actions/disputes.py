"""Noting that a payer's bank asks money back. No verb: what was booked stays booked, finance decides what follows."""

from collections.abc import Iterable

from django.db import transaction

from colab.core import clock, notices
from colab.core.lifecycle import ref
from colab.core.organisations.queries import holders
from colab.core.payments.models import Dispute, Payment
from colab.core.ui.format import yen


def note(payment: Payment, disputes: Iterable[tuple[str, str, int]]) -> None:
    """Keep each (id, state, yen) that was seen; finance of the body hears of a new one, once."""
    for provider_id, state, amount_yen in disputes:
        with transaction.atomic():
            facts = {"payment": payment, "amount_yen": amount_yen, "state": state}
            found, new = Dispute.objects.get_or_create(provider_id=provider_id, defaults=facts)
            if new:
                _tell(found)
            elif (found.state, found.amount_yen) != (state, amount_yen):
                found.state, found.amount_yen, found.changed_at = state, amount_yen, clock.now()
                found.save(update_fields=["state", "amount_yen", "changed_at"])


def _tell(dispute: Dispute) -> None:
    payment = dispute.payment
    notices.notify(
        "payments.disputed", to=holders("finance", body=payment.body), subject_ref=ref(payment),
        context={"title": payment.title, "amount": yen(dispute.amount_yen)}, dedupe=dispute.provider_id,
    )  # fmt: skip
