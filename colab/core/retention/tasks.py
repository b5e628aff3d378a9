"""Celery tasks: thin, one call."""

from celery import shared_task

from colab.core.retention import nightly


@shared_task(name="retention.run", acks_late=True)
def run():
    """Blank what is due."""
    nightly.run()
