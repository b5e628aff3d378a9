"""Mails about payments: they answer what the payer did, so they cannot be muted."""

from django.utils.translation import gettext_lazy as _

from colab.core.notices import Category, Kind, register

from . import consequences  # noqa: F401 - start-up imports this module; the consequences hang on the verbs


class PaymentKind(Kind):
    """What all of them share. The address in them is the payer's own page."""

    category = Category.EVENT
    mutable = False
    secret = True
    audience = "the payer"


@register
class PaymentAsked(PaymentKind):
    """Something is to be paid."""

    code = "payments.asked"
    label = _("Payment asked for")
    template = "asked"


@register
class PaymentPending(PaymentKind):
    """The payer holds a slip for the store, or an account number."""

    code = "payments.pending"
    label = _("Payment under way")
    template = "pending"


@register
class PaymentFailed(PaymentKind):
    """It did not come about."""

    code = "payments.failed"
    label = _("Payment did not come about")
    template = "failed"


@register
class PaymentReceived(PaymentKind):
    """The money is there; with the receipt."""

    code = "payments.received"
    label = _("Payment received")
    template = "received"


@register
class PaymentReturned(PaymentKind):
    """Money that was given back did not get there."""

    code = "payments.returned"
    label = _("Refund came back")
    template = "returned"


@register
class PaymentRefunded(PaymentKind):
    """Money was given back."""

    code = "payments.refunded"
    label = _("Money given back")
    template = "refunded"
