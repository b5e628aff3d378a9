"""Outbox consumers and the sweep."""

from celery import shared_task

from colab.core import outbox


@outbox.handler("notices.send", atomic=False)
def send(payload, item):
    """Mail one notice."""
    from colab.core.notices.actions.deliver import deliver

    deliver(payload["notice"], attempt=item.attempts)


@outbox.handler("notices.broadcast", slow=True)
def broadcast(payload, item):
    """Write the notices of one broadcast."""
    from colab.core.notices.actions.broadcast import expand

    expand(payload)


@shared_task(name="notices.daily", acks_late=True)
def daily():
    """Send the daily letters."""
    from colab.core.notices.actions.daily import send_letters

    send_letters()


@shared_task(name="notices.sweep", acks_late=True)
def sweep():
    """Look after notices whose worker died."""
    from colab.core.notices.actions.sweep import sweep as look_after

    look_after()
