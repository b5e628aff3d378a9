"""Doing one item: claim, work, tick off. Every step is a compare-and-set, so two workers never do one item."""

import logging
import threading
from contextlib import contextmanager
from datetime import timedelta

from django.db import Error, connection, transaction
from django.db.models import F, Q

from colab.core.clock import now
from colab.core.outbox.models import OutboxItem
from colab.core.outbox.models.item import OPEN
from colab.core.outbox.patience import patiently
from colab.core.outbox.registry import handler_of

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=90)
"""How long a claim holds after its last sign of life: what a dead worker had begun is late by so much."""
SIGN_SECONDS = 20.0
"""How often a worker that is still at its item says so."""
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
    item = patiently(lambda: _claim(pk))
    if item is None:
        return False
    try:
        with _alive(item):
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


@contextmanager
def _alive(item):
    """Prolong the claim now and then while the block runs, over a connection of its own."""
    over = threading.Event()

    def prolong():
        try:
            while not over.wait(SIGN_SECONDS):
                try:
                    _mine(item).update(claimed_at=now())
                except Error:
                    connection.close()  # the database is away: the next sign goes over a new connection
        finally:
            connection.close()

    threading.Thread(target=prolong, daemon=True, name=f"outbox {item.pk}").start()
    try:
        yield
    finally:
        over.set()


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
        patiently(lambda: _tick_off(item))
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
        patiently(lambda: _mine(item).update(gave_up_at=now(), claimed_at=None, last_error=text))
        return
    logger.warning("outbox %s failed (attempt %s): %s", item, item.attempts, text, exc_info=error)
    _put_back(item, wait=min(FIRST_WAIT * 2 ** (item.attempts - 1), LONGEST_WAIT), error=text, attempts=item.attempts)


def _put_back(item, *, wait, error, attempts):
    freed = {"claimed_at": None, "kicked_at": None, "last_error": error, "attempts": attempts}
    patiently(lambda: _mine(item).update(due_at=now() + wait, **freed))
