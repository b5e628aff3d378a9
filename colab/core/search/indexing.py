"""Keep the index equal to the rows: `touch` after a change, `forget` after a deletion, in the change's own transaction.

The embedded index is always written, so it is never behind. Elasticsearch gets each changed entry through the outbox.
"""

import logging
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction
from django.utils import translation

from colab.core import outbox
from colab.core.search import engines, registry
from colab.core.search.store import write
from colab.core.search.tasks import ENTRIES, RETRY

log = logging.getLogger(__name__)

_mode = ContextVar("search_indexing", default=None)
PAUSED = "paused"


def touch(obj):
    """Build the documents of a row anew, and of the rows that follow it. Never raises for a search's sake."""
    touch_many([obj])


def touch_many(objects):
    """Like `touch` for several rows of any models; a row no longer in its queryset is forgotten."""
    pairs = {}
    for obj in objects:
        for row in (obj, *registry.followers_of(obj)):
            for declared in registry.documents_of(row):
                pairs[declared.kind, str(row.pk)] = None
    _index(pairs)


def forget(kind, pk):
    """Take a document out of the index (its row was deleted)."""
    _index({(kind, str(pk)): None})


@contextmanager
def batched():
    """Collect what is touched inside and index each row once at the end (inside a transaction: before it ends)."""
    if _mode.get() is not None:
        yield
        return
    collected = {}
    token = _mode.set(collected)
    try:
        yield
    finally:
        _mode.reset(token)
    _index(collected)


@contextmanager
def paused():
    """Index nothing inside: for loads in bulk that end with `reindex`."""
    token = _mode.set(PAUSED)
    try:
        yield
    finally:
        _mode.reset(token)


def is_paused():
    """Return whether a load in bulk is going on."""
    return _mode.get() == PAUSED


def _index(pairs):
    """Index now, or leave it to the enclosing `batched` or `paused`."""
    mode = _mode.get()
    if mode == PAUSED or not pairs:
        return
    if mode is not None:
        mode.update(pairs)
        return
    keys = {}
    for kind, key in sorted(pairs):
        keys.setdefault(kind, []).append(key)
    for kind, some in keys.items():
        index_keys(kind, some)


def index_keys(kind, keys):
    """Build and write the documents with these keys; a fault is logged and tried again by the outbox, not raised."""
    try:
        with transaction.atomic():
            build_keys(kind, keys)
    except Exception:
        if connection.in_atomic_block and connection.needs_rollback:
            raise
        log.exception("search: could not index %s %s", kind, keys)
        with transaction.atomic():
            outbox.put(RETRY, {"kind": kind, "keys": keys})


def build_keys(kind, keys):
    """Build and write inside a transaction; return the entries that changed. Raises whatever `build` raises."""
    declared = registry.document(kind)
    changed = write(kind, keys, lambda: _docs(declared, keys) if declared else {})
    if changed and engines.external():
        outbox.put(ENTRIES, {"entries": [entry.pk for entry in changed]})
    return changed


def _docs(declared, keys):
    """Return key -> Doc of the rows that exist and are to be found."""
    with translation.override("ja"):
        rows = declared.rows().filter(pk__in=keys)
        return {str(row.pk): doc for row in rows if (doc := registry.built(declared, row)) is not None}
