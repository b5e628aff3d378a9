"""A question as an address: what the search page, saved searches and links keep."""

from datetime import date
from urllib.parse import urlencode

from colab.core.search import registry
from colab.core.search.days import YEARS
from colab.core.search.engines.base import RELEVANCE
from colab.core.ui.forms import parsing

MAX_VALUES = 30
DAYS = {column: (f"{column}_from", f"{column}_to") for column in ("deadline", "date")}


def read(data):
    """Return what a QueryDict asks for, as the keyword arguments of `query`; what cannot be meant is left out."""
    page = data.get("page", "")
    days = {column: tuple(_day(data.get(name, "")) for name in names) for column, names in DAYS.items()}
    return {
        "text": data.get("q", ""),
        "kind": data.get("kind", ""),
        "sort": data.get("sort", RELEVANCE),
        "page": parsing.digits(page, 7) or 1,
        "days": {column: span for column, span in days.items() if any(span)},
        "filters": {
            facet.name: [value[:100] for value in data.getlist(facet.name) if value][:MAX_VALUES]
            for facet in registry.facets()
            if facet.name in data
        },
    }


def write(asked, sort=RELEVANCE, **changes):
    """Return the query string ("?…") of a narrowing.Asked with changes (text, kind, filters, days); no defaults."""
    wanted = {"text": asked.text, "kind": asked.kind, "filters": asked.filters, "days": asked.days, **changes}
    pairs = [("q", wanted["text"]), ("kind", wanted["kind"])]
    pairs += [(name, value) for name, values in wanted["filters"].items() for value in values]
    for column, span in sorted(wanted["days"].items()):
        pairs += [(name, day.isoformat()) for name, day in zip(DAYS[column], span, strict=True) if day]
    pairs += [("sort", "" if sort == RELEVANCE else sort)]
    return "?" + urlencode([(name, value) for name, value in pairs if value], errors="replace")


def _day(text):
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None
