"""Ask the index: one function for pages, feeds, commands and the API."""

import logging
from dataclasses import replace

from django.db.models import Q

from colab.core import clock
from colab.core.search import engines, ranking, registry
from colab.core.search.analysis import clean
from colab.core.search.engines.base import RELEVANCE, SORTS, EngineAway, Request
from colab.core.search.models import Entry, EntryToken
from colab.core.search.narrowing import narrow
from colab.core.search.parsing import parse
from colab.core.search.results import Choice, FacetChoices, Hit, KindCount, Results
from colab.core.search.visibility import tokens_of

log = logging.getLogger(__name__)

DEEPEST = 10_000
MAX_CHOICES = 12


def query(
    text="",
    *,
    actor=None,
    kind="",
    filters=None,
    days=None,
    sort=RELEVANCE,
    page=1,
    per_page=20,
    facets=True,
    engine=None,
):
    """Return the Results of what was typed, as this actor may find them.

    text        words (all must occur), "phrases", -exclusions, key:value, key<day; empty: everything, newest first
    actor       an access.Actor; None is the public
    kind        code of one kind, or empty for all
    filters     facet name -> list of values (any of them); facets among each other all apply
    days        "deadline" or "date" -> (first day or None, last day or None)
    sort        relevance | deadline | date
    page        from 1; beyond the last page is the last
    engine      ask this engine (the tests' way); default is Elasticsearch where set up, else the embedded one
    """
    asked = asked_of(text, kind, filters, days)
    request = _request(asked, actor, sort=sort if sort in SORTS else RELEVANCE, limit=per_page, facets=facets)
    matches, used, reserve, page, hits = _page(request, max(page, 1), engine)
    return Results(
        parsed=request.parsed,
        hits=hits,
        total=matches.total(request.kind),
        page=page,
        pages=_pages(matches, request),
        kinds=_kinds(matches, request.kind),
        facets=_facets(matches, request),
        engine=used.name,
        sort=request.sort,
        reserve=reserve,
        filters=request.filters,
        asked=asked,
    )


def asked_of(text="", kind="", filters=None, days=None):
    """Return the whole question (narrowing.Asked): what was typed and what was chosen made one."""
    filters = {name: [clean(str(value)) for value in values] for name, values in (filters or {}).items() if values}
    return narrow(parse(text), kind if registry.document(kind) else "", filters, days)


def fresh(text="", *, kind="", filters=None, days=None, public_after, limit=50):
    """Return the Entries the public finds that became public after this moment, in the order in which they did.

    The embedded index answers: it is never behind, and knows when an entry became public.
    """
    asked = asked_of(text, kind, filters, days)
    request = replace(_request(asked, None, limit=limit, facets=False), public_after=public_after)
    found = Entry.objects.filter(pk__in=engines.embedded().search(request).ids, is_public=True, gone=False)
    return list(found.order_by("public_since", "pk"))


def _request(asked, actor, **more):
    return Request(
        parsed=asked.words,
        tokens=tokens_of(actor),
        now=clock.now(),
        kind=asked.kind,
        filters=asked.filters,
        without=asked.without,
        days=tuple((column, *span) for column, span in sorted(asked.days.items())),
        **more,
    )


def titles(asked, *, actor=None, limit=6, engine=None):
    """Return Hits whose titles go on from what was typed, those that begin with it first; for suggestions."""
    request = _request(asked, actor, titles=True, limit=limit * 4, facets=False)
    hits = _ordered(_ask(request, engine)[0], request)
    lettered = [hit for hit in hits if ranking.in_title(hit.entry, request.parsed)]
    if lettered and asked.text.isascii():
        hits = lettered  # Latin letters sound like some Japanese word by chance
    return sorted(hits, key=lambda hit: hit not in lettered)[:limit]


def count(text, *, actor=None, engine=None):
    """Return how many documents of all kinds a query finds for this actor."""
    request = _request(narrow(parse(text)), actor, limit=0, facets=False)
    return _ask(request, engine)[0].total(request.kind)


def visible_entries(actor):
    """Return the entries this actor may find, as a queryset."""
    return _visible(Entry.objects.filter(gone=False), tokens_of(actor))


def _visible(entries, tokens):
    if tokens is None:
        return entries
    held = EntryToken.objects.filter(token__in=tokens)
    return entries.filter(Q(is_public=True) | Q(pk__in=held.values("entry")))


def _pages(matches, request):
    return max(1, -(-min(matches.total(request.kind), DEEPEST) // request.limit))


def _page(request, page, engine):
    """Return (matches, engine, reserve, page, hits) of that page, or of the last one when it lies beyond."""
    ordered = request.sort == RELEVANCE and request.parsed.wanted and page <= ranking.WINDOW_PAGES
    offset = 0 if ordered else min((page - 1) * request.limit, DEEPEST - request.limit)
    limit = request.limit * ranking.WINDOW_PAGES if ordered else request.limit
    matches, used, reserve = _ask(replace(request, offset=offset, limit=limit), engine)
    last = _pages(matches, request)
    if page > last:
        return _page(request, last, engine)
    if not ordered:
        return matches, used, reserve, page, _hits(matches, request)
    hits = _ordered(matches, request)
    return matches, used, reserve, page, hits[(page - 1) * request.limit : page * request.limit]


def _ask(request, engine):
    """Return (matches, engine used, whether it was the reserve)."""
    wanted = engine or engines.external() or engines.embedded()
    try:
        return wanted.search(request), wanted, False
    except EngineAway as error:
        log.warning("search: server away, the embedded index answers: %s", error)
        reserve = engines.embedded()
        return reserve.search(request), reserve, True


def _hits(matches, request):
    """Return the hits in order. The entries decide once more who sees what: a server may be seconds behind."""
    found = _visible(Entry.objects.filter(pk__in=matches.ids, gone=False), request.tokens).in_bulk()
    return [Hit(found[pk], matches.scores.get(pk, 0.0), request.parsed) for pk in matches.ids if pk in found]


def _ordered(matches, request):
    """Return the hits in the one order all engines share."""
    entries = [hit.entry for hit in _hits(matches, request)]
    return [Hit(entry, score, request.parsed) for entry, score in ranking.order(entries, request.parsed)]


def _kinds(matches, chosen):
    return [
        KindCount(declared.kind, declared.label, matches.kinds.get(declared.kind, 0), declared.kind == chosen)
        for declared in registry.documents()
        if matches.kinds.get(declared.kind) or declared.kind == chosen
    ]


def _facets(matches, request):
    """Return the facets with their words; a chosen value stays in sight when nothing more has it."""
    found, filters = [], request.filters
    names = {declared.name: declared for declared in registry.facets()}
    for name in [*names, *sorted(set(matches.facets) - set(names))]:
        counts = {**dict.fromkeys(filters.get(name, []), 0), **matches.facets.get(name, {})}
        if not counts:
            continue
        declared = registry.facet_of(name)
        frequent = sorted(counts, key=lambda value: (-counts[value], value))
        frequent = frequent[:MAX_CHOICES] + [
            value for value in frequent[MAX_CHOICES:] if value in filters.get(name, [])
        ]
        words = declared.words(frequent, request.kind)
        chosen = filters.get(name, [])
        choices = [Choice(value, words[value], counts[value], value in chosen) for value in frequent]
        found.append(
            FacetChoices(name, declared.label, choices, name in names and not (declared.per_kind and not request.kind))
        )
    return found
