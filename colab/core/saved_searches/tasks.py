"""Celery tasks: thin, one call."""

from celery import shared_task


@shared_task(name="saved_searches.tell", acks_late=True)
def tell():
    """Tell what has become public, and forget what nobody wants."""
    from colab.core.saved_searches import actions

    actions.tell_all()
    actions.tidy()
