"""Sending the payer to the payment service."""

import logging
from datetime import datetime, timedelta

import stripe
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.access import Actor
from colab.core.lifecycle import Refused, apply
from colab.core.payments.actions.reread import take_over
from colab.core.payments.enums import UNPAID, PaymentState
from colab.core.payments.models import Payment
from colab.core.payments.queries import online_ways
from colab.core.payments.stripe import Away, gateway
from colab.core.payments.stripe.reading import OPEN

logger = logging.getLogger(__name__)
SYSTEM = Actor.system_("payments")
TRIES = 3


def begin(payment: Payment) -> str:
    """Return the address at the payment service where ``payment`` can be paid.

    A session that is still open is used again, so that two windows never pay twice; one that ended otherwise is taken
    over first. Raises ``Refused`` where it cannot be paid online now, and says so when the service is away.
    """
    if payment.state not in UNPAID:
        return payment.get_absolute_url()  # an old window; a session that is open still is being closed
    till = gateway()
    try:
        payment, address = _looked_at(till, payment)
        if address:
            return address
        if payment.state != PaymentState.OPEN:
            return payment.get_absolute_url()
        seen = _opened(till, payment)
    except Away:
        raise Refused(
            _("The payment service does not answer. Nothing was charged; please try again in some minutes."),
            code="payment.away",
        ) from None
    except stripe.StripeError:
        logger.exception("no session could be opened for payment %s", payment.pk)
        raise Refused(
            _("The payment service refused. Nothing was charged; please tell the body, or ask it for a slip."),
            code="payment.refused",
        ) from None
    apply("begin", payment, actor=SYSTEM, seen=seen, attempt=payment.attempt)
    return seen.url


def _looked_at(till, payment: Payment) -> tuple[Payment, str]:
    """Take over how the payment's session stands; return the payment and the session's address where it is open still.

    Another window may have opened a new session since this payment was read: then that one is looked at.
    """
    for _try in range(TRIES if till else 0):
        asked = payment.session_id
        if not asked:
            break
        try:
            seen = till.see(asked)
        except stripe.InvalidRequestError:
            payment.attempt += 1  # the service knows no such session: the site was given the key of another account
            break
        if seen.status == OPEN:
            return payment, seen.url
        payment = take_over(asked, seen, payment.version) or payment
        if payment.session_id == asked:
            payment.attempt += 1  # the session is over: the next one needs a key of its own
            break
    return payment, ""


def _opened(till, payment: Payment):
    ways = online_ways(payment)
    if till is None or not ways:
        raise Refused(_("This cannot be paid online. Please ask the body for a slip."), code="payment.online")
    back = settings.SITE_URL + payment.get_absolute_url()
    for _try in range(TRIES):
        try:
            return till.open_session(payment, ways, back=back, until=_until(payment))
        except stripe.IdempotencyError:
            # An earlier try under this key asked for something else and was never noted: nobody has its address.
            payment.attempt += 1
    raise Away


def _until(payment: Payment) -> datetime | None:
    """A session ends by itself after a day; the service takes an earlier end only from half an hour on."""
    left = payment.due_at - clock.now() if payment.due_at else timedelta(days=2)
    return payment.due_at if timedelta(minutes=30) < left < timedelta(hours=24) else None
