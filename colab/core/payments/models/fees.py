"""Who may charge, and for what."""

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core.content.bilingual import localized
from colab.core.lifecycle.models import random_key
from colab.core.organisations.models import Body, Programme
from colab.core.payments import payables
from colab.core.payments.enums import ONLINE

LEAST_YEN = 50
"""Stripe takes no smaller amount in yen."""


class PaymentPolicy(models.Model):
    """Whether a body takes payments at all, and what stands on its receipts. No row: it does not."""

    body = models.OneToOneField(Body, on_delete=models.PROTECT, related_name="payment_policy")
    enabled = models.BooleanField(_("takes payments"), default=False)
    receipt_name = models.CharField(_("name on receipts"), max_length=120)
    registration_number = models.CharField(
        _("registration number (適格請求書発行事業者登録番号)"),
        max_length=14,
        blank=True,
        validators=[RegexValidator(r"^T\d{13}$", _("T and thirteen digits, e.g. T1234567890123."))],
    )
    contact = models.CharField(_("contact for questions about payments"), max_length=200)
    methods = models.JSONField(_("ways to pay online"), default=list, blank=True)
    slips = models.BooleanField(_("may also be paid by the body's own slip (納付書)"), default=True)

    class Meta:
        verbose_name = _("payments of a body")
        ordering = ["body_id"]

    def __str__(self):
        return f"{self.body}: {self.receipt_name}"

    @property
    def online_methods(self) -> list[str]:
        """The ways to pay online, in the order of the page."""
        return [str(method) for method in ONLINE if method in self.methods]


class Fee(models.Model):
    """An amount a programme charges for one thing; of one subject, or of all where ``subject_key`` is empty."""

    key = models.CharField(max_length=40, unique=True, default=random_key, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="fees")
    purpose = models.CharField(_("for"), max_length=20, choices=payables.choices)
    machine = models.CharField(max_length=40, blank=True, editable=False)
    subject_key = models.CharField(max_length=40, blank=True, editable=False)
    title = models.CharField(_("name of the fee"), max_length=100)
    title_en = models.CharField(_("name of the fee in English"), max_length=150, blank=True)
    amount_yen = models.PositiveIntegerField(
        _("amount in yen, tax included"), validators=[MinValueValidator(LEAST_YEN)]
    )
    tax_percent = models.PositiveSmallIntegerField(_("consumption tax in it (%)"), default=10)
    ordinance = models.CharField(
        _("ordinance and article it is charged under"), max_length=200, blank=True, db_default="", default=""
    )
    is_active = models.BooleanField(_("is charged"), default=True)

    class Meta:
        verbose_name = _("fee")
        ordering = ["programme_id", "purpose", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_yen__gte=LEAST_YEN), name="fee_least"),
            models.CheckConstraint(condition=Q(tax_percent__in=[0, 8, 10]), name="fee_tax_known"),
            models.UniqueConstraint(
                fields=["programme", "purpose", "machine", "subject_key"],
                condition=Q(is_active=True),
                name="fee_active_once",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def label(self) -> str:
        """The name in the language of the reader."""
        return localized(self, "title")
