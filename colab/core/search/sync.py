"""Bring entries to Elasticsearch."""

from colab.core.search import engines
from colab.core.search.models import Entry
from colab.core.search.signals import found_changed


def send(ids):
    """Send the present state of these entries. An older state never overwrites a newer one: versions decide.

    Raises EngineAway when the server doesn't answer.
    """
    engine = engines.external()
    if engine:
        engine.send(Entry.objects.filter(pk__in=ids).order_by("pk"))
        found_changed.send(Entry)
