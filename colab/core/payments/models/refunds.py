"""Money given back."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
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
    # Its place among the payment's refunds that went through, as of the moment it did. One that comes back keeps it, so
    # that no other paper gets the same. Null: not through yet, or booked by a release that did not number them.
    number = models.PositiveSmallIntegerField(null=True, editable=False)
    done_at = models.DateTimeField(_("day of the refund"), null=True, editable=False)
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

    def get_absolute_url(self) -> str:
        """Its paper, beside the receipt; who has the payer's address may read it."""
        return reverse("payments:refund", args=[self.payment.key, self.number])

    @property
    def trouble_words(self) -> str:
        """What went wrong, in the service's words; empty where it says no more than the state does."""
        return "" if self.trouble in ("failed", "canceled") else self.trouble

    @property
    def has_paper(self) -> bool:
        """Whether the payer holds the money, so that there is something to print."""
        return self.state == RefundState.DONE and self.number is not None

    @property
    def code(self) -> str:
        """The number of its paper: the receipt's, and which refund of it this is; empty where there is no paper."""
        return f"{self.payment.code}-{self.number}" if self.number is not None else ""
