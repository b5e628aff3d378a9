"""Celery task: thin, one call."""

from celery import shared_task


@shared_task(name="certification.remind", acks_late=True)
def remind():
    """Write the reminders that are due today."""
    from pilots.certification.actions.remind import remind as write

    write()
