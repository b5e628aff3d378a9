"""Celery task: thin, one call."""

from celery import shared_task

from colab.core.lifecycle import schedule


@shared_task(name="lifecycle.tick", acks_late=True)
def tick():
    """Do what the clock has made due."""
    schedule.tick()
