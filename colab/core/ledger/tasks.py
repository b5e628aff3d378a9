"""Celery task: thin, one call."""

from celery import shared_task

from colab.core.ledger import seal


@shared_task(name="ledger.seal", acks_late=True)
def seal_day():
    """Seal all chains for today."""
    seal.seal_day()
