"""NUL characters in addresses: PostgreSQL takes none in text, so every filter would otherwise be a crash."""

import re

from django.http import HttpResponseBadRequest

NUL = re.compile("%00|\x00")


class NulMiddleware:
    """Take NUL out of the query, which then simply finds nothing; refuse a path that holds one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info:
            return HttpResponseBadRequest("NUL")
        # Before anybody has read request.GET, which is parsed on first use.
        request.META["QUERY_STRING"] = _without(request.META.get("QUERY_STRING", ""))
        return self.get_response(request)


def _without(query: str) -> str:
    """Return the query without any; what is taken out must not join what stood around it to a new one (%%0000)."""
    while (less := NUL.sub("", query)) != query:
        query = less
    return query
