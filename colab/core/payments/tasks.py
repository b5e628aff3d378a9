"""What the outbox and the clock do for payments."""

from datetime import timedelta

from celery import shared_task

from colab.core import outbox
from colab.core.payments.effects import CLOSE, REFUND

REREAD = "payments.reread"
AWAY = timedelta(seconds=30)
COMPARE = "payments.compare"
LONG_AWAY = timedelta(minutes=5)


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


@outbox.handler(COMPARE, atomic=False, slow=True)
def go_on_comparing(payload, item):
    """Do a portion of a comparison; while the service is away, wait as long as the comparison has patience."""
    from colab.core.payments.actions.reconcile import go_on
    from colab.core.payments.stripe import Away

    try:
        go_on(payload["comparison"], payload["step"])
    except Away as away:
        raise outbox.Later(LONG_AWAY, str(away)) from away


@shared_task(name="payments.reconcile", acks_late=True)
def reconcile():
    """Begin to compare the books with the payment service's, once a day, unless somebody has begun just now."""
    from colab.core.lifecycle import Refused
    from colab.core.payments.actions.reconcile import start

    try:
        start()
    except Refused:
        return
