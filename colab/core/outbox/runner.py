"""Doing one item: claim, work, tick off. Every step is a compare-and-set, so two workers never do one item."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q

from colab.core.clock import now
from colab.core.outbox.models import OutboxItem
from colab.core.outbox.models.item import OPEN
from colab.core.outbox.registry import handler_of

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=15)
"""How long a claim holds: longer than CELERY_TASK_TIME_LIMIT, so that only a dead worker loses its item."""
ATTEMPTS = 12
"""After so many failures the item is given up and waits for an operator."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=6)


class Later(Exception):
    """Raised by a handler: not now, ask again after `wait` (timedelta). Not counted as a failure."""

    def __init__(self, wait, reason=""):
        super().__init__(reason or "later")
        self.wait = wait


class LeaseLost(Exception):
    """The claim ran out while working and another worker took the item; our work is rolled back."""


def run(pk, *, strict=False):
    """Do one item if it is open, due and unclaimed; returns whether it was done here.

    strict: re-raise the handler's error after it was noted (tests). Otherwise nothing is raised.
    """
    item = _claim(pk)
    if item is None:
        return False
    try:
        _work(item)
    except LeaseLost:
        logger.warning("outbox %s: lease lost", item)
        return False
    except Later as later:
        _put_back(item, wait=later.wait, error=str(later), attempts=item.attempts - 1)
        return False
    except Exception as error:
        _failed(item, error)
        if strict:
            raise
        return False
    return True


def _claim(pk):
    """Take the item or return None; the attempt's number is the token that proves the claim later."""
    moment = now()
    free = Q(claimed_at__isnull=True) | Q(claimed_at__lt=moment - LEASE)
    taken = OutboxItem.objects.filter(OPEN, free, pk=pk, due_at__lte=moment).update(
        claimed_at=moment, attempts=F("attempts") + 1
    )
    return OutboxItem.objects.get(pk=pk) if taken else None


def _work(item):
    handler = handler_of(item.topic)
    if not handler.atomic:
        handler.function(item.payload, item)
        _tick_off(item)
        return
    with transaction.atomic():
        handler.function(item.payload, item)
        _tick_off(item)


def _tick_off(item):
    if not _mine(item).update(done_at=now(), last_error=""):
        raise LeaseLost


def _mine(item):
    return OutboxItem.objects.filter(OPEN, pk=item.pk, attempts=item.attempts, claimed_at__isnull=False)


def _failed(item, error):
    text = f"{type(error).__name__}: {error}"[:2000]
    if item.attempts >= ATTEMPTS:
        logger.error("outbox %s given up: %s", item, text)
        _mine(item).update(gave_up_at=now(), claimed_at=None, last_error=text)
        return
    logger.warning("outbox %s failed (attempt %s): %s", item, item.attempts, text, exc_info=error)
    _put_back(item, wait=min(FIRST_WAIT * 2 ** (item.attempts - 1), LONGEST_WAIT), error=text, attempts=item.attempts)


def _put_back(item, *, wait, error, attempts):
    _mine(item).update(due_at=now() + wait, claimed_at=None, kicked_at=None, last_error=error, attempts=attempts)
