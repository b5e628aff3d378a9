"""Getting items done: a kick after commit, a sweep for the overdue, `drain` for tests and loading data."""

import logging
import threading
import time
from collections import deque
from contextlib import nullcontext
from datetime import timedelta

from django.conf import settings
from django.db.models import Q

from colab.core.clock import frozen, now
from colab.core.outbox.models import OutboxItem
from colab.core.outbox.models.item import OPEN
from colab.core.outbox.registry import is_slow
from colab.core.outbox.runner import LEASE, run

logger = logging.getLogger(__name__)
_local = threading.local()

KICK_AGAIN = timedelta(seconds=60)
"""An item sent to the broker but not yet claimed is sent again after this long: brokers may lose messages."""
ANSWER_SECONDS, PAUSE_SECONDS = 5, 5
"""How long people wait for a broker that says nothing, and how long one that failed is left alone."""
_away_until = 0.0


def has_broker():
    """Return whether a worker in another process takes the work (the memory broker is none)."""
    return not settings.CELERY_BROKER_URL.startswith("memory://")


def kick(pk):
    """Have one item done: by a worker if there is a broker, else here and now, after the running one if nested."""
    if has_broker():
        _send(pk)
        return
    waiting = getattr(_local, "waiting", None)
    if waiting is not None:
        waiting.append(pk)
        return
    _local.waiting = waiting = deque([pk])
    try:
        while waiting:
            run(waiting.popleft())
    finally:
        _local.waiting = None


def sweep(limit=500):
    """Kick what is overdue: never kicked, lost by the broker, or claimed by a worker that died. Returns how many."""
    moment = now()
    idle = Q(claimed_at__isnull=True) | Q(claimed_at__lt=moment - LEASE)
    unkicked = Q(kicked_at__isnull=True) | Q(kicked_at__lt=moment - KICK_AGAIN)
    overdue = OutboxItem.objects.filter(OPEN, idle, unkicked, due_at__lte=moment - timedelta(seconds=2))
    pks = list(overdue.order_by("due_at", "pk").values_list("pk", flat=True)[:limit])
    OutboxItem.objects.filter(pk__in=pks).update(kicked_at=moment)
    for pk in pks:
        kick(pk)
    return len(pks)


def drain(*, topic=None, future=False, strict=True, replay=False, limit=100_000):
    """Do everything that is due here and now, with what it queues in turn; returns how many items were done.

    topic: only this one. future: also what is due later. strict: a handler's error is raised (after it was noted).
    replay: each item sees the clock at the moment it was due, so that loaded data get their history right.
    """
    done = 0
    tried = set()
    while done < limit:
        items = OutboxItem.objects.filter(OPEN).exclude(pk__in=tried) if tried else OutboxItem.objects.filter(OPEN)
        items = items.filter(topic=topic) if topic else items
        if future:
            items.filter(due_at__gt=now()).update(due_at=now())
        batch = list(items.filter(due_at__lte=now()).order_by("due_at", "pk").values_list("pk", "due_at")[:500])
        if not batch:
            break
        for pk, due in batch:
            with frozen(due) if replay else nullcontext():
                ran = run(pk, strict=strict)
            if ran:
                done += 1
            else:
                tried.add(pk)
    return done


def _queue_of(pk):
    """Return the queue of the item's topic; a topic that this release does not know goes where all do."""
    topic = OutboxItem.objects.values_list("topic", flat=True).get(pk=pk)
    return settings.SLOW_QUEUE if is_slow(topic) else settings.CELERY_TASK_DEFAULT_QUEUE


def _send(pk):
    """Tell the broker. A failure is no error: the row stays unkicked, and the sweep sends it again within seconds."""
    global _away_until
    from colab.core.outbox.tasks import run_item

    if time.monotonic() < _away_until:
        OutboxItem.objects.filter(pk=pk).update(kicked_at=None)
        return
    OutboxItem.objects.filter(pk=pk).update(kicked_at=now())
    try:
        run_item.apply_async((pk,), retry=False, confirm_timeout=ANSWER_SECONDS, queue=_queue_of(pk))
    except Exception:
        # Whatever the driver raises: what is committed must not end in an error.
        _away_until = time.monotonic() + PAUSE_SECONDS
        logger.warning("outbox item %s: the broker did not take it", pk, exc_info=True)
        OutboxItem.objects.filter(pk=pk).update(kicked_at=None)
