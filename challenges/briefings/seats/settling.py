"""Money that was paid for seats nobody uses: the office says what goes back, finance gives it back."""

from django.db.models import Q, QuerySet

from colab.core.payments.models import Payment
from colab.core.payments.queries import unanswered

from .models import CALLED_OFF, SeatStatus
from .registry import seat_models


def to_settle() -> QuerySet[Payment]:
    """Return what was paid for seats given back or called off, and of which the office has said nothing."""
    unused, gone = Q(pk__in=[]), Q(status=SeatStatus.CANCELLED) | Q(host__state=CALLED_OFF)
    for model in seat_models():
        unused |= Q(key__in=model.objects.filter(gone).order_by().values("payment_key"))
    return unanswered(Payment.objects.filter(unused))
