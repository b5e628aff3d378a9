"""Celery task: thin, one call."""

from celery import shared_task


@shared_task(name="submissions.remind", acks_late=True)
def remind():
    """Write to teams with an unfinished draft before the deadline."""
    from pitches.submissions.actions.remind import remind as write

    write()
