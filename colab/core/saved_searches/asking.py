"""From an address to a question, to words, and to what is new."""

from datetime import datetime, timedelta

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from colab.core.search import address, registry
from colab.core.search.chips import span_words
from colab.core.search.models import Entry
from colab.core.search.service import asked_of, fresh

OVERLAP = timedelta(hours=1)
"""A document's moment is set within its transaction, which may end later: so much is looked at twice, and told once."""
MOST = 50


def normalised(text: str) -> str:
    """Return a question's address as the search page writes it, without order and page; "" when it asks nothing."""
    asked = asked_of(**_read(text))
    found = address.write(asked)
    return found if found != "?" else ""


def _read(text: str) -> dict:
    given = address.read(QueryDict(text.lstrip("?"), encoding="utf-8"))
    return {name: given[name] for name in ("text", "kind", "filters", "days")}


def words(text: str) -> str:
    """Return a question in words of the active language."""
    asked = asked_of(**_read(text))
    parts = [pgettext("quoted words", "“%(words)s”") % {"words": asked.text}] if asked.text else []
    if declared := registry.document(asked.kind):
        parts.append(str(declared.label))
    for facet in registry.facets():
        if values := asked.filters.get(facet.name):
            parts.append(f"{facet.label}: " + pgettext("list", ", ").join(facet.words(values, asked.kind).values()))
    for column, span in sorted(asked.days.items()):
        label = pgettext("search", "Deadline") if column == "deadline" else pgettext("search", "Date")
        parts.append(f"{label}: {span_words(span)}")
    return " / ".join(parts) or _("everything")


def new_entries(text: str, since: datetime) -> list[Entry]:
    """Return what the public finds with a question and has been public only since then (less an hour), oldest first."""
    return fresh(**_read(text), public_after=since - OVERLAP, limit=MOST)
