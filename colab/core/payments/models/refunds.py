"""Money given back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.lifecycle.models import random_key
from colab.core.organisations.models import User
from colab.core.payments.enums import RefundState

from .payments import Payment


class Refund(models.Model):
    """One refund, wished by finance and done by the payment service, or by the body itself for a slip."""

    key = models.CharField(max_length=40, unique=True, default=random_key, editable=False)
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="refunds")
    amount_yen = models.PositiveIntegerField(_("amount (yen)"))
    reason = models.TextField(_("reason"), max_length=1000)
    state = models.CharField(max_length=12, choices=RefundState.choices, default=RefundState.REQUESTED)
    provider_id = models.CharField(max_length=120, unique=True, null=True, editable=False)  # noqa: DJ001
    trouble = models.CharField(max_length=300, blank=True)
    answered = models.BooleanField(default=False, db_default=False, editable=False)
    """Of one that failed: another one of its sum was wished since, or the office said whether anything goes back."""
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("refund")
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_yen__gt=0), name="refund_amount"),
            models.CheckConstraint(condition=Q(state__in=RefundState.values), name="refund_state"),
            models.CheckConstraint(condition=~Q(reason=""), name="refund_reason"),
        ]

    def __str__(self):
        return f"¥{self.amount_yen:,} ({self.get_state_display()})"

    @property
    def trouble_words(self) -> str:
        """What went wrong, in the service's words; empty where it says no more than the state does."""
        return "" if self.trouble in ("failed", "canceled") else self.trouble
