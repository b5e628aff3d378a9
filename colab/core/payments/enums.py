"""States and choices of payments."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PaymentState(TextChoices):
    """Where a payment stands."""

    OPEN = "open", pgettext_lazy("payment", "to be paid")
    PENDING = "pending", pgettext_lazy("payment", "payment under way")
    PAID = "paid", pgettext_lazy("payment", "paid")
    PART_REFUNDED = "part_refunded", pgettext_lazy("payment", "refunded in part")
    REFUNDED = "refunded", pgettext_lazy("payment", "refunded")
    CANCELLED = "cancelled", pgettext_lazy("payment", "not needed any more")


UNPAID = (PaymentState.OPEN, PaymentState.PENDING)
RECEIVED = (PaymentState.PAID, PaymentState.PART_REFUNDED, PaymentState.REFUNDED)
HELD = (PaymentState.PAID, PaymentState.PART_REFUNDED)
"""Money that is still with the body, at least in part."""


class Method(TextChoices):
    """How it was or is being paid."""

    CARD = "card", _("card")
    KONBINI = "konbini", _("convenience store")
    BANK_TRANSFER = "bank_transfer", _("bank transfer")
    PAYPAY = "paypay", _("PayPay")
    SLIP = "slip", _("payment slip of the body")


ONLINE = (Method.CARD, Method.KONBINI, Method.BANK_TRANSFER, Method.PAYPAY)


class RefundState(TextChoices):
    """Where a refund stands."""

    REQUESTED = "requested", pgettext_lazy("refund", "requested")
    DONE = "done", pgettext_lazy("refund", "done")
    FAILED = "failed", pgettext_lazy("refund", "failed")
