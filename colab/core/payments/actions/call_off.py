"""What was not paid need not be paid any more."""

from django.db.models import QuerySet

from colab.core.access import Actor
from colab.core.lifecycle import Refused, apply
from colab.core.payments.enums import UNPAID
from colab.core.payments.models import Payment


def call_off_unpaid(payments: QuerySet[Payment], *, actor: Actor, reason: str) -> None:
    """Cancel those of ``payments`` that nobody has paid; what was paid is given back by finance, with its reason."""
    for payment in payments.filter(state__in=UNPAID):
        try:
            apply("cancel", payment, actor=actor, reason=reason)
        except Refused:
            continue  # it was paid a moment ago
