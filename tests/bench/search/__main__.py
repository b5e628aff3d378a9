"""``make bench-search``: index time, size and answers at 100,000 documents, every engine in one run.

The embedded engine runs on the database of DATABASE_URL (a fresh SQLite file without it); Elasticsearch where
TEST_ELASTICSEARCH_URL is set, under an alias of its own. DOCUMENTS=5000 for a glance; LETTERS=300 for documents that
are longer by so much than the usual 70 letters.
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


def batched(keys, number):
    """Yield the keys in portions."""
    keys = list(keys)
    for start in range(0, len(keys), number):
        yield keys[start : start + number]


class Timed:
    """A function that returns (processor seconds it took, its result); other processes can be sent it."""

    def __init__(self, function):
        self.function = function

    def __call__(self, *given):
        begun = time.process_time()
        result = self.function(*given)
        return time.process_time() - begun, result


def fill(number, letters):
    """Write entries and the embedded index as `reindex` does; return the seconds of the whole and of its parts."""
    from django.db import transaction

    from colab.core.search import engines, registry, store
    from colab.core.search.reindexing import STEP
    from colab.core.search.spreading import processes
    from tests.bench.search.corpus import documents

    registry.facet("area", "Area")
    spent = {"analysis": 0.0, "index": 0.0}
    engine = engines.embedded()
    plain, kept = engines.embedded, engine.store
    engines.embedded = lambda: engine

    def unpacked(pairs):
        for seconds, result in pairs:
            spent["analysis"] += seconds
            yield result

    def timed(rows):
        rows = list(rows)  # waits for their analysis
        begun = time.perf_counter()
        kept(rows)
        spent["index"] += time.perf_counter() - begun

    engine.store = timed
    docs = dict(documents(number, letters=letters))
    begun = time.perf_counter()
    with processes(number) as spread:
        for portion in batched(docs, STEP):
            with transaction.atomic():
                store.write(
                    "bench",
                    list(portion),
                    lambda portion=portion: {key: docs[key] for key in portion},
                    lambda function, some: unpacked(spread(Timed(function), some)),
                )
    engine.settle()
    engines.embedded = plain
    return {"all": time.perf_counter() - begun, **spent}


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
    parser.add_argument("--letters", type=int, default=int(os.environ.get("LETTERS") or 0))
    parser.add_argument("--questions", type=int, default=400)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=Path(os.environ.get("VAR_DIR") or ".")) as folder:
        prepare(folder)
        from django.db import connection

        from colab.core.search import engines

        before = size_of_database()
        spent = fill(options.documents, options.letters)
        size = size_of_database() - before
        say(f"embedded ({connection.vendor}): {options.documents} documents indexed in {spent['all']:.1f} s")
        say(f"  writing the index {spent['index']:.1f} s; analysis {spent['analysis']:.1f} s of processor time, on")
        say(f"  {os.cpu_count()} processors; {size:.0f} MB with the texts")
        asked(engines.embedded(), options.questions)
        if url := os.environ.get("TEST_ELASTICSEARCH_URL"):
            elastic(url, options.documents, options.questions)


if __name__ == "__main__":
    main()
