"""Build the whole index anew, in steps, telling how far it has come."""

from django.db import transaction
from django.utils import translation

from colab.core.search import engines, registry
from colab.core.search.models import Entry
from colab.core.search.spreading import WORTH, processes
from colab.core.search.store import write

STEP = 500


def reindex_embedded(kinds=(), step=None):
    """Build every document of the kinds (all when empty) from its row and forget those without a row.

    step        called with (kind, done, all) after each portion
    Returns the number of entries that changed.
    """
    wanted = [declared for declared in registry.documents() if not kinds or declared.kind in kinds]
    with processes(sum(declared.rows().count() for declared in wanted)) as spread:
        changed = sum(_kind(declared, step, spread) for declared in wanted)
    if not kinds:
        changed += _forget_unknown_kinds()
    if changed >= WORTH:
        engines.embedded().settle()
    return changed


def _kind(declared, step, spread):
    keys = [str(pk) for pk in declared.rows().order_by("pk").values_list("pk", flat=True)]
    changed = 0
    for start in range(0, len(keys), STEP):
        portion = keys[start : start + STEP]
        changed += len(_portion(declared, portion, spread))
        if step:
            step(declared.kind, min(start + STEP, len(keys)), len(keys))
    stale = Entry.objects.filter(kind=declared.kind, gone=False).exclude(object_key__in=keys)
    return changed + _forget(declared.kind, stale)


def _portion(declared, keys, spread):
    def build():
        with translation.override("ja"):
            rows = declared.rows().filter(pk__in=keys)
            return {str(row.pk): doc for row in rows if (doc := registry.built(declared, row)) is not None}

    with transaction.atomic():
        return write(declared.kind, keys, build, spread, loading=True)


def _forget(kind, entries):
    keys = list(entries.order_by("pk").values_list("object_key", flat=True))
    for start in range(0, len(keys), STEP):
        with transaction.atomic():
            write(kind, keys[start : start + STEP], dict)
    return len(keys)


def _forget_unknown_kinds():
    known = [declared.kind for declared in registry.documents()]
    unknown = Entry.objects.filter(gone=False).exclude(kind__in=known)
    kinds = sorted(set(unknown.values_list("kind", flat=True)))
    return sum(_forget(kind, unknown.filter(kind=kind)) for kind in kinds)
