"""What the scheduler sends exists."""

from django.conf import settings

from colab.celery import app


def test_scheduled_tasks_are_registered():
    """A name with a slip of the pen would fail every night, in the worker's log only."""
    wanted = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert wanted - set(app.tasks) == set()
