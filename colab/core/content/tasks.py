"""Celery task: thin, one call."""

from celery import shared_task

from colab.core.content import timed


@shared_task(name="content.publish_due", acks_late=True)
def publish_due():
    """Publish and take down the editors' pages whose time has come."""
    timed.publish_due()
