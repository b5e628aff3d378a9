"""Engines answer a `Request` with `Matches`; what is shown always comes from the entries in the database."""

from functools import cache

from django.conf import settings
from django.db import connection

from colab.core.search.engines.base import EngineAway, Matches, Request

__all__ = ["EngineAway", "Matches", "Request", "embedded", "external"]


def embedded():
    """Return the engine inside the database: SQLite's FTS5 or PostgreSQL's tsvector."""
    if connection.vendor == "postgresql":
        from colab.core.search.engines.postgres import PostgresEngine

        return PostgresEngine()
    from colab.core.search.engines.sqlite import SqliteEngine

    return SqliteEngine()


def external():
    """Return the Elasticsearch engine, or None where ELASTICSEARCH_URL is not set."""
    if not settings.ELASTICSEARCH_URL:
        return None
    return _elastic(settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX_PREFIX)


@cache
def _elastic(url, prefix):
    from colab.core.search.engines.elastic import ElasticEngine

    return ElasticEngine(url, prefix)
