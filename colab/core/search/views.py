"""The search page: box, tabs, facets, hits; everything in the address."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from colab.core.search import registry
from colab.core.search.engines.base import DATE, DEADLINE, RELEVANCE
from colab.core.search.helping import help_for
from colab.core.search.service import query

PER_PAGE = 20


class FoundPage(Paginator):
    """A paginator over results that were already cut by the engine."""

    def __init__(self, results):
        super().__init__(results.hits, PER_PAGE)
        self.results = results

    @property
    def num_pages(self):
        """The number of pages the engine told."""
        return self.results.pages

    @property
    def count(self):
        """The number of hits the engine told."""
        return self.results.total

    def page(self, number):
        """Return the one page there is."""
        return self._get_page(self.results.hits, number, self)


def _asked(request):
    """Return what the address asks for, as the keyword arguments of `query`."""
    data = request.GET
    page = data.get("page", "")
    return {
        "text": data.get("q", ""),
        "kind": data.get("kind", ""),
        "sort": data.get("sort", RELEVANCE),
        "page": int(page) if page.isascii() and page.isdigit() and len(page) < 8 else 1,
        "filters": {
            facet.name: [value[:100] for value in data.getlist(facet.name) if value][:30]
            for facet in registry.facets()
            if facet.name in data
        },
    }


def _address(asked, **changes):
    """Return the query string of the question with changes; defaults are left out."""
    wanted = {**asked, "page": 1, **changes}
    pairs = [("q", wanted["text"]), ("kind", wanted["kind"])]
    pairs += [(name, value) for name, values in wanted["filters"].items() for value in values]
    pairs += [("sort", "" if wanted["sort"] == RELEVANCE else wanted["sort"])]
    return "?" + urlencode([(name, value) for name, value in pairs if value], errors="replace")


def _tabs(asked, results):
    """Return the tabs: everything, then each kind with its count."""
    tabs = [{"label": pgettext("search", "All"), "count": results.everywhere, "current": not results.kind}]
    tabs[0]["url"] = _address(asked, kind="")
    for kind in results.kinds:
        url = _address(asked, kind=kind.kind)
        tabs.append({"label": kind.label, "count": kind.count, "current": kind.chosen, "url": url})
    return tabs


def _chosen(asked, results):
    """Return each chosen facet value with the address without it."""
    found = []
    for facet in results.facets:
        for choice in facet.choices:
            if choice.chosen:
                left = [value for value in asked["filters"][facet.name] if value != choice.value]
                url = _address(asked, filters={**asked["filters"], facet.name: left})
                found.append({"label": facet.label, "value": choice.label, "url": url})
    return found


@require_safe
def search(request):
    """Show what is found for the words, the kind and the facets in the address."""
    asked = _asked(request)
    results = query(**asked, actor=request.actor, per_page=PER_PAGE)
    page = FoundPage(results).page(results.page)
    page.query = _address(asked)[1:]
    ways = help_for(results, request.actor) if not results.total else None
    context = {
        "results": results,
        "page": page,
        "tabs": _tabs(asked, results),
        "chosen": _chosen(asked, results),
        "unfiltered_url": _address(asked, kind="", filters={}),
        "sorts": [
            (RELEVANCE, _("Best match")),
            (DEADLINE, _("Soonest deadline first")),
            (DATE, _("Newest")),
        ],
        "help": ways,
        "ways": [
            (title, [(other, _address(asked, text=other.text)) for other in found])
            for title, found in _ways(ways)
            if found
        ],
    }
    return render(request, "search/page.html", context)


def _ways(ways):
    if ways is None:
        return []
    return [(_("Did you mean"), ways.spellings), (_("With fewer words"), ways.fewer)]
