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
class PaymentSendingBack(PaymentKind):
    """Money paid at a store or by transfer goes back, for which the service may ask for a bank account."""

    code = "payments.sending_back"
    label = _("Money is being given back")
    template = "sending_back"


@register
class PaymentReturned(PaymentKind):
    """Money that was given back did not get there."""

    code = "payments.returned"
    label = _("Refund came back")
    template = "returned"


@register
class PaymentDisputed(Kind):
    """The payer's bank asks the money back; finance hears of it once, because an answer has a term."""

    code = "payments.disputed"
    label = _("A payer’s bank asks money back")
    category = Category.TASK
    mutable = False
    audience = "finance of the body"
    template = "disputed"


@register
class PaymentRefunded(PaymentKind):
    """Money was given back."""

    code = "payments.refunded"
    label = _("Money given back")
    template = "refunded"
