"""Celery tasks: thin, ids in, one call."""

from celery import shared_task

from colab.core.outbox import dispatch, housekeeping, runner


@shared_task(name="outbox.run_item", acks_late=True)
def run_item(pk):
    """Do one item."""
    runner.run(pk)


@shared_task(name="outbox.sweep", acks_late=True)
def sweep():
    """Send the overdue again."""
    dispatch.sweep()


@shared_task(name="outbox.tidy", acks_late=True)
def tidy():
    """Forget what is long done."""
    housekeeping.tidy()
