"""The index in the database against the rows, and Elasticsearch against the index in the database."""

from tests.bench.faults.comparing.finding import Finding
from tests.bench.faults.people import Stage

KEPT = ("kind", "facets", "visibility")
"""What the server gives back of a document; its words are compared by finding them."""


def compare(stage: Stage) -> Finding:
    """The same documents in the same versions with the same fields; every corrected title is found by its new word."""
    from colab.core.search import engines
    from colab.core.search.engines.elastic_docs import source
    from colab.core.search.models import Entry
    from colab.core.search.store import analysed_parts, parts

    finding, engine = Finding("index", 0), engines.external()
    entries = {row.pk: row for row in Entry.objects.filter(gone=False).prefetch_related("facet_rows", "token_rows")}
    finding.acknowledged = len(entries)
    engine.refresh()
    there = {int(hit["_id"]): hit for hit in _all(engine)}
    finding.lost += [f"{entries[pk]} is not there" for pk in entries.keys() - there.keys()]
    finding.doubled += [f"document {pk} should be gone" for pk in there.keys() - entries.keys()]
    for pk in entries.keys() & there.keys():
        entry, hit = entries[pk], there[pk]
        wanted = source(entry, analysed_parts(parts(entry)), kuromoji=engine.kuromoji)
        same = all(sorted(hit["_source"].get(name, [])) == sorted(wanted[name]) for name in KEPT)
        if hit["_version"] != entry.version or not same:
            finding.lost.append(f"{entry}: version {hit['_version']} instead of {entry.version}")
    for key, word in stage.diary.corrected.items():
        found = _titles(word)
        if len(found) != 1:
            finding.lost.append(f"{key}: {word} finds {found}")
    finding.lost += [f"{words} was behind its row" for words in _behind()]
    finding.notes.append(f"{len(there)} documents in Elasticsearch; looked for {len(stage.diary.corrected)} new titles")
    return finding


def _behind() -> list[str]:
    """Build all documents of the database anew, and return those that had to change."""
    from colab.core.search.models import Entry
    from colab.core.search.reindexing import reindex_embedded

    before = dict(Entry.objects.values_list("pk", "version"))
    reindex_embedded()
    return [str(row) for row in Entry.objects.order_by("pk") if before.get(row.pk) != row.version]


def _all(engine):
    from elasticsearch import helpers

    everything = {"query": {"match_all": {}}, "version": True}
    return helpers.scan(engine.client, index=engine.alias, query=everything, size=500)


def _titles(word: str) -> list[str]:
    from colab.core.search.service import query

    found = query(word, kind="challenge")
    if found.engine != "elasticsearch":
        return [f"answered by {found.engine}"]
    return [hit.entry.title for hit in found]
