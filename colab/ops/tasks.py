"""Celery task: thin, one call."""

from celery import shared_task

from colab.ops.heartbeat import SCHEDULER, beat


@shared_task(name="ops.heartbeat", acks_late=True)
def heartbeat():
    """Note that scheduler, broker and a worker work together."""
    beat(SCHEDULER)
