"""On the search page: the way to save what was asked."""

from django.urls import reverse

from colab.core.lifecycle import slots
from colab.core.search import address


def save_this(request, results) -> dict | None:
    """Offer it once something was asked."""
    query = address.write(results.asked)
    return {"url": f"{reverse('saved_searches:save')}{query}"} if query != "?" else None


slots.add("search", "saved_searches/offer.html", save_this)
