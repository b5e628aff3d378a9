"""The index in Elasticsearch: fields, analysers and what an entry looks like there."""

from functools import cache

from elasticsearch import dsl

WORDS = "whitespace"
"""Our own tokens arrive separated by spaces, so every cluster gives the same answers, with or without plugins."""


def japanese(icu):
    """Return the kuromoji analyser; it refines the order of hits where the plugin is installed."""
    return dsl.analyzer(
        "japanese",
        tokenizer=dsl.tokenizer("kuromoji_search", "kuromoji_tokenizer", mode="search"),
        char_filter=["icu_normalizer"] if icu else [],
        filter=["kuromoji_baseform", "kuromoji_part_of_speech", "cjk_width", "kuromoji_stemmer", "lowercase"],
    )


@cache
def document_class(kuromoji, icu):
    """Return the Document class for a cluster with or without the kuromoji and ICU plugins."""

    class EntryDoc(dsl.Document):
        """One search entry. Its id is the entry's, its version the entry's version."""

        kind = dsl.Keyword()
        visibility = dsl.Keyword()
        facets = dsl.Keyword()
        date = dsl.Date()
        deadline = dsl.Date()
        number = dsl.Long()
        title_words = dsl.Text(analyzer=WORDS)
        body_words = dsl.Text(analyzer=WORDS)
        title_readings = dsl.Text(analyzer=WORDS, norms=False, index_options="docs")
        readings = dsl.Text(analyzer=WORDS, norms=False, index_options="docs")
        title_grams = dsl.Text(analyzer=WORDS, norms=False)
        grams = dsl.Text(analyzer=WORDS, norms=False)
        if kuromoji:
            title = dsl.Text(analyzer=japanese(icu))
            body = dsl.Text(analyzer=japanese(icu))

        class Meta:
            dynamic = dsl.MetaField("strict")

    return EntryDoc


def mapping(kuromoji, icu):
    """Return (mappings, settings) of a new index."""
    # What is shown comes from the database; the server keeps no second copy of the texts.
    described = document_class(kuromoji, icu)._index.to_dict()
    mappings = described["mappings"] | {"_source": {"includes": ["kind", "facets", "visibility"]}}
    return mappings, {
        "number_of_shards": 1,
        "refresh_interval": "1s",
        "analysis": described.get("settings", {}).get("analysis", {}),
    }


def facet_key(name, value):
    """Return how a facet's value stands in the one facets field."""
    return f"{name}={value}"


def source(entry, analysed, *, kuromoji):
    """Return the fields of an entry. Needs its facet_rows and token_rows."""
    fields = {
        "kind": entry.kind,
        "number": entry.pk,
        "visibility": [row.token for row in entry.token_rows.all()] + (["public"] if entry.is_public else []),
        "facets": [facet_key(row.name, row.value) for row in entry.facet_rows.all()],
        "date": entry.date,
        "deadline": entry.deadline,
        "title_words": " ".join(analysed.title),
        "body_words": " ".join(analysed.body),
        "title_readings": " ".join(sorted(analysed.title_readings)),
        "readings": " ".join(sorted(analysed.readings)),
        "title_grams": " ".join(analysed.title_grams),
        "grams": " ".join(analysed.grams),
    }
    if kuromoji:
        fields["title"] = f"{entry.title}\n{entry.title_en}\n{entry.keywords}"
        fields["body"] = f"{entry.body}\n{entry.body_en}"
    return fields
