"""``make bench-search``: index time, size and answers at 100,000 documents, every engine in one run.

The embedded engine runs on the database of DATABASE_URL (a fresh SQLite file without it); Elasticsearch where
TEST_ELASTICSEARCH_URL is set, under an alias of its own. DOCUMENTS=5000 for a glance.
"""

import argparse
import logging
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colab.settings")
PORTION = 1_000
WAYS = {"ids and counts": {"facets": False}, "with facets": {"facets": True}, "with facets and marks": {"facets": True}}


def prepare(folder):
    """Set Django up on the database to measure, without a search server of its own."""
    os.environ["ELASTICSEARCH_URL"] = ""
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
    import django
    from django.core.management import call_command

    django.setup()
    logging.disable(logging.INFO)
    call_command("migrate", verbosity=0)


def fill(number):
    """Write entries with their facets and the embedded index; return (seconds of entries, seconds of the index)."""
    from django.db import transaction

    from colab.core.search import engines, registry, store
    from tests.bench.search.corpus import documents

    registry.facet("area", "Area")
    spent = {"index": 0.0}
    engine = engines.embedded()
    plain, engines.embedded = engines.embedded, lambda: engine
    kept = engine.store

    def timed(pairs):
        begun = time.perf_counter()
        kept(pairs)
        spent["index"] += time.perf_counter() - begun

    engine.store = timed
    analysed = store.analysed

    def analyse(entry):
        begun = time.perf_counter()
        tokens = analysed(entry)
        spent["index"] += time.perf_counter() - begun
        return tokens

    store.analysed = analyse
    begun, portion = time.perf_counter(), {}
    for key, doc in documents(number):
        portion[key] = doc
        if len(portion) == PORTION or int(key) == number:
            with transaction.atomic():
                store.write("bench", list(portion), lambda part=dict(portion): part)
            portion.clear()
    engines.embedded, store.analysed = plain, analysed
    return time.perf_counter() - begun - spent["index"], spent["index"]


def asked(engine, number):
    """Print p50 and p95 of the questions in each way, in milliseconds."""
    from colab.core.search.service import query
    from tests.bench.search.corpus import questions

    words = questions(number)
    for way, options in WAYS.items():
        for text in words[:20]:
            query(text, engine=engine, **options)
        times = []
        for text in words:
            begun = time.perf_counter()
            hits = query(text, engine=engine, **options).hits
            if "marks" in way:
                for hit in hits:
                    hit.title_parts, hit.snippet  # noqa: B018
            times.append((time.perf_counter() - begun) * 1_000)
        cuts = statistics.quantiles(times, n=100)
        say(f"  {way:24} p50 {statistics.median(times):7.1f} ms   p95 {cuts[94]:7.1f} ms   max {max(times):7.1f} ms")


def say(line):
    """Print a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def size_of_database():
    """Return the megabytes of the whole database."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        else:
            cursor.execute("SELECT pg_database_size(current_database())")
        return cursor.fetchone()[0] / 1e6


def elastic(url, number, questions):
    """Measure Elasticsearch: all entries into a new index, then the questions."""
    from colab.core.search.engines.elastic import ElasticEngine
    from colab.core.search.models import Entry

    engine = ElasticEngine(url, f"colab-bench-{os.getpid()}")
    begun = time.perf_counter()
    engine.rebuild(lambda: Entry.objects.order_by("pk"))
    seconds = time.perf_counter() - begun
    size = engine.client.indices.stats(index=engine.alias)["_all"]["total"]["store"]["size_in_bytes"] / 1e6
    say(f"elasticsearch: {number} documents indexed in {seconds:.1f} s ({size:.0f} MB)")
    try:
        asked(engine, questions)
    finally:
        engine.drop()


def main():
    """Run every engine there is."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=int(os.environ.get("DOCUMENTS") or 100_000))
    parser.add_argument("--questions", type=int, default=400)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=Path(os.environ.get("VAR_DIR") or ".")) as folder:
        prepare(folder)
        from django.db import connection

        from colab.core.search import engines

        before = size_of_database()
        entries, index = fill(options.documents)
        size = size_of_database() - before
        say(f"embedded ({connection.vendor}): {options.documents} documents: entries and facets {entries:.1f} s,")
        say(f"  tokens and index {index:.1f} s; {size:.0f} MB with the texts")
        asked(engines.embedded(), options.questions)
        if url := os.environ.get("TEST_ELASTICSEARCH_URL"):
            elastic(url, options.documents, options.questions)


if __name__ == "__main__":
    main()
