"""Whatever stands on a page of the demo year finds it, on every engine, and all engines show the same first hits."""

import os
import random
import re
from pathlib import Path

import django

if __name__ == "__main__":
    django.setup()

from colab.core import clock
from colab.core.search import engines
from colab.core.search.engines.base import Request
from colab.core.search.engines.elastic import ElasticEngine
from colab.core.search.models import Entry
from colab.core.search.parsing import parse
from colab.core.search.service import query

LINES = Path(__file__).with_name("demo_queries.txt").read_text(encoding="utf-8").splitlines()
QUERIES = [line for line in LINES if line and not line.startswith("#")]
STRETCH = re.compile(r"[^\W_]{2,}")
TRIES = 300


def check_queries(engine):
    """No query of the fixed list may come back empty."""
    assert len(QUERIES) >= 200
    empty = [words for words in QUERIES if not query(words, engine=engine, facets=False).total]
    assert empty == [], empty


def check_letters(engine, tries=TRIES):
    """Two to eight neighbouring letters of any public page find that page."""
    entries = list(Entry.objects.filter(is_public=True, gone=False).order_by("pk"))
    for _ in range(tries):
        entry = random.choice(entries)
        text = " ".join([entry.title, entry.title_en, entry.labels, entry.body, entry.body_en])
        stretch = random.choice(STRETCH.findall(text))
        length = random.randint(2, min(8, len(stretch)))
        start = random.randint(0, len(stretch) - length)
        part = stretch[start : start + length]
        request = Request(parse(part), frozenset({"public"}), clock.now(), limit=2_000, facets=False)
        assert entry.pk in engine.search(request).ids, (part, entry)


def first_three(words, engine):
    """Return the kinds and keys of the first three hits."""
    return [(hit.kind, hit.key) for hit in query(words, engine=engine, facets=False).hits[:3]]


def agreement(engine, other):
    """Return the share of the queries for which both engines show the same first three, in order."""
    same = [words for words in QUERIES if first_three(words, engine) == first_three(words, other)]
    return len(same) / len(QUERIES)


def check_server(embedded, url):
    """The search server finds the same, and shows the same first three for nine queries in ten."""
    server = ElasticEngine(url, f"colab-year-{os.getpid()}")
    server.drop()
    try:
        server.rebuild(lambda: Entry.objects.order_by("pk"))
        check_queries(server)
        check_letters(server)
        assert agreement(embedded, server) >= 0.9
    finally:
        server.drop()


def check_all():
    """All of it, on the engine within the database, and on the search server where one runs."""
    embedded = engines.embedded()
    check_queries(embedded)
    check_letters(embedded)
    if url := os.environ.get("TEST_ELASTICSEARCH_URL"):
        check_server(embedded, url)


if __name__ == "__main__":
    check_all()
