"""Money on its way back."""

import stripe

from colab.core.payments.actions.reread import reread
from colab.core.payments.enums import RefundState
from colab.core.payments.models import Refund
from colab.core.payments.stripe import gateway


def send(key: str) -> None:
    """Have the service send the refund ``key`` back, then read the payment again.

    A refund the service refuses is marked failed with its words; finance sees it and may wish another one.
    Raises ``Away`` when the service cannot be asked; asked again it does not send twice.
    """
    wish, till = Refund.objects.select_related("payment").get(key=key), gateway()
    if wish.state != RefundState.REQUESTED or till is None:
        return
    try:
        # Once made it is only read again: the service forgets idempotency keys after a day, and the answer to an
        # earlier call may never have reached us.
        intent = wish.payment.intent_id
        wish.provider_id = wish.provider_id or till.refund_of(intent, wish.key) or None
        if not wish.provider_id:
            wish.provider_id, _status = till.refund(intent, amount_yen=wish.amount_yen, key=wish.key)
    except stripe.InvalidRequestError as error:
        wish.state, wish.trouble = RefundState.FAILED, str(error.user_message or error)[:300]
        wish.save(update_fields=["state", "trouble"])
        return
    # How it stands is read below: an event may have come first, and what it booked is not written over.
    wish.save(update_fields=["provider_id"])
    reread(wish.payment.session_id)
