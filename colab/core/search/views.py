"""The search page: box, tabs, facets, hits; everything in the address. And what is offered while somebody types."""

from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from colab.core.lifecycle import slots
from colab.core.search import address
from colab.core.search.chips import chips
from colab.core.search.engines.base import DATE, DEADLINE, RELEVANCE
from colab.core.search.helping import help_for
from colab.core.search.service import query
from colab.core.search.suggesting import suggestions
from colab.core.ui.sharing import kept_for_reader

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


def _tabs(results):
    """Return the tabs: everything, then each kind with its count."""
    asked, sort = results.asked, results.sort
    tabs = [{"label": pgettext("search", "All"), "count": results.everywhere, "current": not results.kind}]
    tabs[0]["url"] = address.write(asked, sort, kind="")
    for kind in results.kinds:
        url = address.write(asked, sort, kind=kind.kind)
        tabs.append({"label": kind.label, "count": kind.count, "current": kind.chosen, "url": url})
    return tabs


@kept_for_reader
@require_safe
def search(request):
    """Show what is found for the words, the kind, the facets and the days in the address."""
    results = query(**address.read(request.GET), actor=request.actor, per_page=PER_PAGE)
    page = FoundPage(results).page(results.page)
    page.query = address.write(results.asked, results.sort)[1:]
    ways = help_for(results, request.actor) if not results.total else None
    context = {
        "results": results,
        "page": page,
        "tabs": _tabs(results),
        "chosen": chips(results),
        "days": results.asked.days.get("deadline", (None, None)),
        "unfiltered_url": address.write(results.asked, results.sort, kind="", filters={}, days={}),
        "sorts": [
            (RELEVANCE, _("Best match")),
            (DEADLINE, _("Soonest deadline first")),
            (DATE, _("Newest")),
        ],
        "help": ways,
        "slots": slots.filled("search", request, results),
        "ways": [
            (title, [(other, address.write(results.asked, results.sort, text=other.text)) for other in found])
            for title, found in _ways(ways)
            if found
        ],
    }
    return render(request, "search/page.html", context)


def _ways(ways):
    if ways is None:
        return []
    return [(_("Did you mean"), ways.spellings), (_("With fewer words"), ways.fewer)]


@require_safe
def suggest(request):
    """Return what to offer for the words typed so far, as JSON: label, note and address of each."""
    found = suggestions(request.GET.get("q", ""), actor=request.actor)
    options = [{"label": one.label, "note": str(one.note), "url": one.url, "lang": one.lang} for one in found]
    return JsonResponse({"options": options})
