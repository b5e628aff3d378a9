"""Payments that the payer's bank asks back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.payments.enums import UNDISPUTED, DisputeState

from .payments import Payment


class Dispute(models.Model):
    """One dispute at the payment service. The payment stays booked as paid: this stands beside it."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="disputes")
    provider_id = models.CharField(max_length=120, unique=True, editable=False)
    amount_yen = models.PositiveIntegerField(_("amount (yen)"))
    state = models.CharField(max_length=30, choices=DisputeState.choices)
    """As the service says it; a word that is new there is kept and shown as it is."""
    noticed_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("dispute")
        ordering = ["noticed_at", "pk"]

    def __str__(self):
        return f"¥{self.amount_yen:,} ({self.get_state_display()})"

    @property
    def tone(self) -> str:
        """The tone of its chip: green where the money stays."""
        return "success" if self.state in UNDISPUTED else "danger"
