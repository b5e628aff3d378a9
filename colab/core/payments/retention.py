"""How long payers are kept: as long as the body keeps its books (帳簿)."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from colab.core import retention
from colab.core.payments.enums import RECEIVED, PaymentState
from colab.core.payments.models import Payment


def _due(before: datetime) -> QuerySet[Payment]:
    over = Q(state__in=[*RECEIVED, PaymentState.CANCELLED], state_since__lt=before)
    return Payment.objects.filter(over).exclude(payer_email__endswith=retention.BLANKED)


def _of(address: str) -> QuerySet[Payment]:
    """Money that came stands in the books, which are not rewritten; the rest may go on request."""
    return Payment.objects.filter(state=PaymentState.CANCELLED, paid_at=None, payer_email__iexact=address)


retention.register(
    retention.Kind(
        code="payers",
        label=_("Payers"),
        basis=_("Ten years, as the body keeps its books; on request only where no money came."),
        due=_due,
        blank=lambda rows: rows.update(payer_name="", payer_email=retention.blanked()),
        days=10 * 365 + 3,
        minimum=7 * 365 + 2,
        body=lambda body: Q(body=body),
        by_address=_of,
        fields=["payments.Payment.payer_name", "payments.Payment.payer_email"],
    )
)
