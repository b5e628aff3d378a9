"""One payment: what is to be paid by whom for what, and what came of it."""

from django.db import models
from django.db.models import F, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import lifecycle
from colab.core.organisations.models import Body
from colab.core.payments.enums import RECEIVED, Method, PaymentState

from .fees import Fee


def tax_in(amount_yen: int, percent: int) -> int:
    """Return the consumption tax in a sum with tax, in whole yen, fractions dropped (端数切捨て)."""
    return amount_yen * percent // (100 + percent)


class Payment(lifecycle.Subject):
    """A subject with its own chain in the ledger, without the payer's name and address. Its code is the receipt's."""

    MACHINE = "payment"
    NAMED_BY = ("fee", "body")

    fee = models.ForeignKey(Fee, on_delete=models.PROTECT, related_name="payments")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="payments")
    machine = models.CharField(max_length=40, editable=False)
    subject_key = models.CharField(max_length=40, editable=False)
    title = models.CharField(_("for"), max_length=200)
    payer_name = models.CharField(_("payer"), max_length=200)
    payer_email = models.EmailField(_("e-mail address"))
    language = models.CharField(max_length=5, default="ja", editable=False)
    amount_yen = models.PositiveIntegerField(_("amount (yen, tax included)"))
    tax_percent = models.PositiveSmallIntegerField(_("consumption tax (%)"), default=10)
    due_at = models.DateTimeField(_("to be paid by"), null=True, blank=True)
    method = models.CharField(_("way of payment"), max_length=20, choices=Method.choices, blank=True)
    attempt = models.PositiveIntegerField(default=0, editable=False)
    # Unique where there is one; null otherwise, because many payments have none.
    session_id = models.CharField(max_length=120, unique=True, null=True, editable=False)  # noqa: DJ001
    intent_id = models.CharField(max_length=120, unique=True, null=True, editable=False)  # noqa: DJ001
    trouble = models.CharField(_("what went wrong"), max_length=300, blank=True, editable=False)
    slip_number = models.CharField(_("number of the slip"), max_length=60, blank=True)
    paid_at = models.DateTimeField(_("money received"), null=True, editable=False)
    paid_late = models.BooleanField(default=False, editable=False)
    issued_by = models.JSONField(default=dict, db_default=Value({}, models.JSONField()), editable=False)
    """What the receipt says of the body and of the fee, as of the moment the money was booked."""
    refunded_yen = models.PositiveIntegerField(_("refunded (yen)"), default=0, editable=False)
    # What the office wants to be given back; 0: nothing. Null: it has said nothing.
    wish_yen = models.PositiveIntegerField(_("to be given back (yen)"), null=True, editable=False)
    wish_reason = models.TextField(_("why"), max_length=1000, blank=True, db_default="", default="", editable=False)

    class Meta:
        verbose_name = _("payment")
        ordering = ["-created_at", "-pk"]
        constraints = [
            lifecycle.state_in("payment_state", PaymentState),
            lifecycle.required_in("payment_received_facts", RECEIVED, "paid_at", "code"),
            lifecycle.nonempty_in("payment_received_how", RECEIVED, "method"),
            lifecycle.empty_in("payment_not_yet_paid", ["open", "pending"], "paid_at", "code"),
            models.CheckConstraint(condition=Q(refunded_yen__lte=F("amount_yen")), name="payment_refund_bounded"),
            models.CheckConstraint(
                condition=~Q(state="refunded") | Q(refunded_yen=F("amount_yen")), name="payment_refunded_all"
            ),
            models.CheckConstraint(
                condition=~Q(state="part_refunded") | Q(refunded_yen__gt=0, refunded_yen__lt=F("amount_yen")),
                name="payment_refunded_part",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["open", "pending", "paid", "cancelled"]) | Q(refunded_yen=0),
                name="payment_nothing_refunded",
            ),
            models.CheckConstraint(
                condition=Q(wish_yen=None) | Q(wish_yen__lte=F("amount_yen")), name="payment_wish_bounded"
            ),
        ]
        indexes = [models.Index(fields=["machine", "subject_key"], name="payment_subject")]

    def __str__(self):
        return self.title

    @property
    def label(self) -> str:
        """What it is for."""
        return self.title

    @property
    def left_yen(self) -> int:
        """What of the amount is still with the body."""
        return self.amount_yen - self.refunded_yen if self.state in RECEIVED else 0

    @property
    def tax_yen(self) -> int:
        """The consumption tax in the amount."""
        return tax_in(self.amount_yen, self.tax_percent)

    def get_absolute_url(self) -> str:
        """The payer's page."""
        return reverse("payments:pay", args=[self.key])
