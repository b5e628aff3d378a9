"""Celery: a task, thin, one call; and whose lines of the log are whose."""

import os

from celery import shared_task, signals

from colab.ops import context
from colab.ops.heartbeat import SCHEDULER, beat


@shared_task(name="ops.heartbeat", acks_late=True)
def heartbeat():
    """Note that scheduler, broker and a worker work together."""
    beat(SCHEDULER)


@signals.task_prerun.connect
def begin(task_id=None, task=None, args=(), **others):
    """Lines of a task have its id; those of an item of the outbox the item's, by which the table knows it."""
    item = args[0] if task.name == "outbox.run_item" and args else None
    context.request_id.set(f"outbox-{item}" if item else task_id)
    context.subject.set("")


@signals.task_postrun.connect
def end(**others):
    """Nothing of a task stays for the next one."""
    context.request_id.set("")
    context.subject.set("")


@signals.beat_init.connect
def lead(**others):
    """The scheduler's beat is a child of the process that holds the lead: both write under one id."""
    context.request_id.set(f"scheduler-{os.getppid()}")
