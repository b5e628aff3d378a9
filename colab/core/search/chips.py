"""What narrows a search, each with the address without it."""

from django.utils.translation import pgettext

from colab.core.clock import date_words
from colab.core.search import address


def chips(results):
    """Return label, value and url of each chosen facet value and span of days; the kind stands on its tab."""
    asked, sort = results.asked, results.sort
    found = []
    for facet in results.facets:
        for choice in facet.choices:
            if choice.chosen:
                left = [value for value in asked.filters[facet.name] if value != choice.value]
                url = address.write(asked, sort, filters={**asked.filters, facet.name: left})
                found.append({"label": facet.label, "value": choice.label, "url": url})
    for column, span in sorted(asked.days.items()):
        left = {name: days for name, days in asked.days.items() if name != column}
        label = pgettext("search", "Deadline") if column == "deadline" else pgettext("search", "Date")
        found.append({"label": label, "value": span_words(span), "url": address.write(asked, sort, days=left)})
    return found


def span_words(span):
    """Return (first, last) in words; either may be open."""
    first, last = (date_words(day) if day else "" for day in span)
    return first if first == last else pgettext("span of days", "%(first)s – %(last)s") % {"first": first, "last": last}
