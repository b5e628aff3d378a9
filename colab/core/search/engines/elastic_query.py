"""A request in Elasticsearch's words, by elasticsearch.dsl."""

import re
from datetime import timedelta

from elasticsearch.dsl import A, Q, Search

from colab.core import clock
from colab.core.search.engines.base import DATE, DEADLINE
from colab.core.search.engines.elastic_docs import WORDS, facet_key

MAX_VALUES = 1_000
NEWEST = [{"date": {"order": "desc", "missing": "_last"}}, {"number": "desc"}]


def term_query(term, *, titles=False):
    """Return the query of one term: its words, its readings or its run of letters.

    titles      in titles only, where its sound may go on
    """
    letters = {"title_grams": 1.0} if titles else {"title_grams": 1.0, "grams": 0.1}
    if term.single:
        ways = [Q("prefix", **{field: {"value": term.single, "boost": weight}}) for field, weight in letters.items()]
        return Q("bool", should=ways, minimum_should_match=1)
    ways = [
        Q("match_phrase", **{field: {"query": " ".join(grams), "analyzer": WORDS, "boost": weight}})
        for field, weight in letters.items()
        for grams in term.spellings
    ]
    if term.words and not titles:
        ways.append(_words_query(term))
    heard = {"title_readings": 2.0} if titles else {"title_readings": 2.0, "readings": 0.3}
    for reading in term.sounds if titles else term.readings:
        ways += [Q("prefix", **{field: {"value": reading, "boost": weight}}) for field, weight in heard.items()]
    return Q("bool", should=ways, minimum_should_match=1)


def _words_query(term):
    return Q(
        "multi_match",
        query=" ".join(term.words),
        analyzer=WORDS,
        type="cross_fields",
        operator="and",
        fields=["title_words^8", "body_words"],
    )


def _wanted(request, kuromoji):
    """Return the query of all terms, with the visibility."""
    parsed = request.parsed
    finer = []
    if kuromoji and parsed.wanted and not request.titles:
        text = " ".join(term.text for term in parsed.wanted)
        finer = [Q("multi_match", query=text, fields=["title^2", "body"], boost=0.2)]
    must = [term_query(term, titles=request.titles) for term in parsed.wanted] or [Q("match_all")]
    hidden = [term_query(term) for term in parsed.unwanted]
    hidden += [_left_out(name, values) for name, values in request.without.items()]
    allowed = [] if request.tokens is None else [Q("terms", visibility=sorted(request.tokens))]
    allowed += [_within(*days) for days in request.days]
    return Q("bool", must=must, must_not=hidden, should=finer, filter=allowed)


def _by_deadline(query, now):
    """Open deadlines first, the nearest leading; then those past, the latest leading; then those without one.

    Distance from now puts both groups in order without a script; the two constants keep them apart.
    """
    return Q(
        "bool",
        filter=[query],
        should=[
            Q("constant_score", filter=Q("range", deadline={"gt": now}), boost=1),
            Q("constant_score", filter=Q("exists", field="deadline"), boost=1),
            Q("distance_feature", field="deadline", origin=now, pivot="30d"),
        ],
    )


def _left_out(name, values):
    return Q("terms", kind=values) if name == "kind" else _choice(name, values)


def _within(column, first, last):
    """Return the range of days, in Tokyo."""
    bounds = {"gte": first, "lt": last + timedelta(days=1) if last else None}
    if column == "deadline":
        bounds = {sign: day and clock.start_of_day(day) for sign, day in bounds.items()}
    return Q("range", **{column: {sign: bound for sign, bound in bounds.items() if bound}})


def _choice(name, values):
    return Q("terms", facets=[facet_key(name, value) for value in values])


def _choices(request, *, kind=True, but=None):
    """Return the conditions of the chosen kind and facets, as one query."""
    chosen = [_choice(name, values) for name, values in request.filters.items() if values and name != but]
    if kind and request.kind:
        chosen.append(Q("term", kind=request.kind))
    return Q("bool", filter=chosen) if chosen else Q("match_all")


def build(request, index, kuromoji):
    """Return the Search for a request."""
    query = _wanted(request, kuromoji)
    if request.sort == DEADLINE:
        query, order = _by_deadline(query, request.now), ["_score", *NEWEST]
    elif request.sort == DATE or not request.parsed.wanted:
        order = NEWEST
    else:
        order = ["_score", *NEWEST]
    search = Search(index=index).query(query).sort(*order).source(False)
    search = search.post_filter(_choices(request))[request.offset : request.offset + request.limit]
    search = search.extra(track_scores=True, track_total_hits=False)
    kinds = A("filter", filter=_choices(request, kind=False))
    kinds.bucket("by", "terms", field="kind", size=MAX_VALUES)
    search.aggs.bucket("kinds", kinds)
    if request.facets:
        _add_facets(search, request)
    return search


def _add_facets(search, request):
    """Count the values of all facets; of a chosen one without the choice made in it."""
    every = A("filter", filter=_choices(request))
    every.bucket("by", "terms", field="facets", size=MAX_VALUES)
    search.aggs.bucket("facets", every)
    for number, (name, values) in enumerate(request.filters.items()):
        if values:
            own = A("filter", filter=_choices(request, but=name))
            own.bucket("by", "terms", field="facets", size=MAX_VALUES, include=f"{_literal(name)}=.*")
            search.aggs.bucket(f"chosen{number}", own)


def _literal(name):
    """Escape a facet's name for Lucene's regular expressions."""
    return re.sub(r"([^\w])", r"\\\1", name)


def counts(response, request):
    """Return (counts by kind, counts by facet and value) of a response."""
    kinds = {bucket.key: bucket.doc_count for bucket in response.aggregations.kinds["by"].buckets}
    facets = {}
    if not request.facets:
        return kinds, facets
    chosen = [name for name, values in request.filters.items() if values]
    for bucket in response.aggregations.facets["by"].buckets:
        name, _, value = bucket.key.partition("=")
        if name not in chosen:
            facets.setdefault(name, {})[value] = bucket.doc_count
    for number, (name, values) in enumerate(request.filters.items()):
        if values:
            for bucket in response.aggregations[f"chosen{number}"]["by"].buckets:
                facets.setdefault(name, {})[bucket.key.partition("=")[2]] = bucket.doc_count
    return kinds, facets
