"""Money that was paid for seats nobody uses: the office says what goes back, finance gives it back."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from colab.core.payments.enums import HELD, RefundState
from colab.core.payments.models import Payment, Refund

from .models import CALLED_OFF, SeatStatus
from .registry import seat_models


def to_settle() -> QuerySet[Payment]:
    """Return what was paid for seats given back, or at what was called off, and of which the office has said nothing.

    Money that is on its way back is decided on already; a refund that failed is not.
    """
    unused, gone = Q(pk__in=[]), Q(status=SeatStatus.CANCELLED) | Q(host__state=CALLED_OFF)
    for model in seat_models():
        unused |= Q(key__in=model.objects.filter(gone).order_by().values("payment_key"))
    given = Refund.objects.filter(payment=OuterRef("pk")).exclude(state=RefundState.FAILED)
    return Payment.objects.filter(unused, ~Exists(given), state__in=HELD, wish_yen=None, refunded_yen=0)
