"""What the outbox and the clock do for payments."""

from datetime import timedelta

from celery import shared_task

from colab.core import outbox
from colab.core.payments.effects import CLOSE, REFUND

REREAD = "payments.reread"
AWAY = timedelta(seconds=30)


@outbox.handler(REREAD, atomic=False)
def reread_session(payload, item):
    """Read a session again; while the service is away, wait without losing patience."""
    from colab.core.payments.actions.reread import reread
    from colab.core.payments.stripe import Away

    try:
        reread(payload["session"])
    except Away as away:
        raise outbox.Later(AWAY, str(away)) from away


@outbox.handler(REFUND, atomic=False)
def send_refund(payload, item):
    """Send money back, once: the wish's own key is the idempotency key."""
    from colab.core.payments.actions.refunding import send
    from colab.core.payments.stripe import Away

    try:
        send(payload["refund"])
    except Away as away:
        raise outbox.Later(AWAY, str(away)) from away


@outbox.handler(CLOSE, atomic=False)
def close_session(payload, item):
    """Close a session that is not needed any more."""
    from colab.core.payments.stripe import Away, gateway

    till = gateway()
    try:
        if till:
            till.close_session(payload["session"])
    except Away as away:
        raise outbox.Later(AWAY, str(away)) from away


@shared_task(name="payments.reconcile", acks_late=True)
def reconcile():
    """Compare the books with the payment service's, once a day."""
    from colab.core.payments.actions.reconcile import reconcile as compare

    compare()
