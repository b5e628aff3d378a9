"""What the scheduler sends exists."""

import re

from django.conf import settings

from colab.celery import app


def test_scheduled_tasks_are_registered():
    """A name with a slip of the pen would fail every night, in the worker's log only."""
    wanted = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert wanted - set(app.tasks) == set()


def test_slow_tasks_are_registered_and_have_a_queue():
    """A worker without --queues takes from all that are declared, and a unit from each."""
    assert set(settings.CELERY_TASK_ROUTES) - set(app.tasks) == set()
    queues = {queue.name for queue in settings.CELERY_TASK_QUEUES}
    assert {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()} <= queues
    units = (settings.BASE_DIR / "deploy" / "systemd").glob("colab-worker*.service")
    taken = [re.search(r"--queues (\S+)", unit.read_text(encoding="utf-8")).group(1) for unit in units]
    assert sorted(taken) == sorted(queues)
