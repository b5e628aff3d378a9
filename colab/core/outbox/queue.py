"""Writing items, inside the caller's transaction."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from django.db import connection, transaction

from colab.core.clock import now
from colab.core.outbox.models import OutboxItem
from colab.core.outbox.models.item import OPEN

_held = ContextVar("outbox_held", default=False)


class NoTransaction(RuntimeError):
    """An item was put outside a transaction: it could be done although the business change fails, or the reverse."""


def put(topic, payload, *, key=None, due=None):
    """Queue one side effect and return its row; it is done soon after the surrounding transaction commits.

    payload: JSON-able dict of ids and small values (no personal data that need not be there).
    key: at most one item per topic and key ever exists; putting it again returns the row that is there, done or not.
    due: aware datetime before which it is not done. Raises NoTransaction outside a transaction.
    """
    _require_transaction()
    moment = now()
    fields = {"payload": payload, "created_at": moment, "due_at": due or moment}
    if key is None:
        item, created = OutboxItem.objects.create(topic=topic, **fields), True
    else:
        item, created = OutboxItem.objects.get_or_create(topic=topic, key=key, defaults=fields)
    if created and item.due_at <= moment:
        _kick_on_commit([item.pk])
    return item


def put_many(topic, payloads):
    """Queue many side effects without keys in a few statements; returns how many."""
    _require_transaction()
    moment = now()
    rows = [OutboxItem(topic=topic, payload=payload, created_at=moment, due_at=moment) for payload in payloads]
    OutboxItem.objects.bulk_create(rows, batch_size=500)
    _kick_on_commit([row.pk for row in rows])
    return len(rows)


def is_to_do(topic, **payload):
    """Tell whether an item of the topic with these values in its payload is neither done nor given up."""
    wanted = {f"payload__{name}": value for name, value in payload.items()}
    return OutboxItem.objects.filter(OPEN, topic=topic, **wanted).exists()


@contextmanager
def held():
    """Put items without doing them after commit (loading data, tests); a sweep or `drain` does them later."""
    token = _held.set(True)
    try:
        yield
    finally:
        _held.reset(token)


def _require_transaction():
    if not connection.in_atomic_block:
        raise NoTransaction("outbox.put needs the transaction of the change it belongs to")


def _kick_on_commit(pks):
    from colab.core.outbox.dispatch import kick

    if not _held.get():
        for pk in pks:
            kicking = partial(kick, pk)
            # Django names a robust callback that failed; a partial has no name, and what is committed would end in 500.
            kicking.__qualname__ = "outbox.kick"
            transaction.on_commit(kicking, robust=True)
