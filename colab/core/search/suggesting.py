"""What is offered while somebody types: bureaus, fields and states to narrow down by, and pages by their titles.

A name is met from any of its words on, by its letters, its sound in kana, or Latin letters: "okutama" finds 奥多摩町.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator

from colab.core.search import address, registry
from colab.core.search.narrowing import named_values, narrow
from colab.core.search.parsing import parse
from colab.core.search.service import titles

MAX_TITLES = 6
MAX_FILTERS = 3
MAX_TYPED = 100
LONGEST = 80


@dataclass(frozen=True)
class Offer:
    """One line of the list: its words, what it is, where it leads; `lang` where the words aren't the page's."""

    label: str
    note: Any
    url: str
    lang: str = ""


def suggestions(text, actor=None):
    """Return the Offers for what was typed so far: filters first, then pages; none for nothing."""
    parsed = parse(text[:MAX_TYPED])
    if parsed.keyed and str(text).rstrip().endswith(parsed.keyed[-1].value):
        return _values(parsed)
    if not parsed.wanted:
        return []
    hits = titles(narrow(parsed), actor=actor, limit=MAX_TITLES)
    pages = [Offer(Truncator(hit.title).chars(LONGEST), hit.kind_label, hit.url, hit.title_lang) for hit in hits]
    return [*_filters(parsed), *pages]


def _values(parsed):
    """Return the values of the key being typed: 局:環 offers 環境局."""
    typed = parsed.keyed[-1]
    rest = narrow(replace(parsed, keyed=parsed.keyed[:-1]))
    facets = registry.facets_of_key(typed.key.casefold())
    return [offer for facet in facets for offer in _offers(facet, typed.value, rest)][: MAX_TITLES + MAX_FILTERS]


def _filters(parsed):
    """Return the facet values the last word may mean, the other words kept."""
    last = parsed.wanted[-1]
    if last.phrase or len(last.text) < 2:
        return []
    rest = narrow(replace(parsed, text="", terms=tuple(term for term in parsed.terms if term is not last)))
    facets = [facet for facet in registry.facets() if facet.keys and not facet.per_kind]
    found = [offer for facet in facets for offer in _offers(facet, last.text, rest)[:MAX_FILTERS]]
    return found[:MAX_FILTERS]


def _offers(facet, text, rest):
    values = named_values(facet, text)[: MAX_TITLES + MAX_FILTERS]
    words = facet.words(values)
    where, plain = reverse("search:search"), replace(rest.parsed, text=" ".join(map(str, rest.parsed.terms)))
    asked = replace(rest, parsed=plain)
    return [
        Offer(
            words[value],
            facet.label,
            where + address.write(asked, filters={**asked.filters, facet.name: [value]}),
        )
        for value in values
    ]
