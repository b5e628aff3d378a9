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


KONBINI_YEN = range(120, 300_001)
"""What the service takes at convenience stores (docs.stripe.com/payments/konbini)."""


ASKS_ACCOUNT = (Method.KONBINI, Method.BANK_TRANSFER)
"""To give this money back the service may have to ask the payer for a bank account, by mail."""


class DisputeState(TextChoices):
    """Where a demand of the payer's bank stands, in the words of the service."""

    WARNING_NEEDS_RESPONSE = "warning_needs_response", pgettext_lazy("dispute", "the bank asks: an answer is needed")
    WARNING_UNDER_REVIEW = "warning_under_review", pgettext_lazy("dispute", "the bank asks: it looks at the answer")
    WARNING_CLOSED = "warning_closed", pgettext_lazy("dispute", "the bank asked, and asks no more")
    NEEDS_RESPONSE = "needs_response", pgettext_lazy("dispute", "an answer is needed")
    UNDER_REVIEW = "under_review", pgettext_lazy("dispute", "the bank looks at the answer")
    WON = "won", pgettext_lazy("dispute", "won: the money stays")
    LOST = "lost", pgettext_lazy("dispute", "lost: the money is gone")
    PREVENTED = "prevented", pgettext_lazy("dispute", "it did not come to a dispute")


D = DisputeState
UNDISPUTED = (D.WON, D.WARNING_CLOSED, D.PREVENTED)
"""The money stays with the body; of any other state, known or not, finance has to know."""
TAKEN = (D.NEEDS_RESPONSE, D.UNDER_REVIEW, D.LOST)
"""The service has taken the money off the account, for now or for good."""
DISPUTE_OVER = (*UNDISPUTED, D.LOST)


class RefundState(TextChoices):
    """Where a refund stands."""

    REQUESTED = "requested", pgettext_lazy("refund", "requested")
    DONE = "done", pgettext_lazy("refund", "done")
    FAILED = "failed", pgettext_lazy("refund", "failed")
