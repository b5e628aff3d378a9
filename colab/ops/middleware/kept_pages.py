"""Gives anonymous readers the page that was made for the one before."""

import time
from datetime import datetime

from django.conf import settings
from django.http import HttpResponse

from colab.core import clock
from colab.ops import pagecache, queries

HARMLESS_COOKIES = {settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME, settings.KNOWN_DEVICE_COOKIE_NAME}
NOT_KEPT = ("/work/", "/accounts/", "/cms/", "/files/", "/pictures/", "/healthz", "/readyz", "/metrics")
KEPT_TYPES = ("text/html", "application/json", "application/atom+xml", "text/csv", "text/calendar", "application/xml")
REFUSING = ("no-store", "no-cache", "private", "max-age=0")
CHANGING = ("HTTP_AUTHORIZATION", "HTTP_HX_REQUEST", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")


class KeptPagesMiddleware:
    """Stands outside of sessions and languages: what it gives costs neither a query nor a template."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not settings.KEEP_PAGES or not _is_askable(request):
            return self.get_response(request)
        key = (request.META.get("HTTP_HOST", ""), request.scheme, request.get_full_path())
        number = pagecache.number()
        if kept := pagecache.shelf.get(key, number):
            return _given(request, kept)
        with pagecache.shelf.turn(key, number) as kept:
            if kept:
                return _given(request, kept)
            begun = clock.now()
            response = self.get_response(request)
            if is_keepable(request, response):
                # The number from before the page was made: a change meanwhile makes it old at once.
                headers = tuple(response.headers.items())
                kept = pagecache.Kept(response.content, headers, number, *until(begun), match=request.resolver_match)
                pagecache.shelf.put(key, kept)
            return response


def _is_askable(request) -> bool:
    path = request.path_info.removeprefix("/en")
    return (
        request.method in ("GET", "HEAD")
        and not path.startswith(NOT_KEPT)
        and set(request.COOKIES) <= HARMLESS_COOKIES
        and not any(name in request.META for name in CHANGING)
    )


def _given(request, kept: pagecache.Kept) -> HttpResponse:
    response = HttpResponse(b"" if request.method == "HEAD" else kept.body, headers=dict(kept.headers))
    response.headers["X-Kept"] = "1"
    request.resolver_match = kept.match
    return response


def is_keepable(request, response) -> bool:
    """Return whether the page may be given to somebody else than the one it was made for."""
    return (
        request.method == "GET"
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        # A form's token belongs to one reader, even where its cookie was there before.
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and "CSRF_COOKIE" not in request.META
        and response.get("Content-Type", "").startswith(KEPT_TYPES)
        and not any(word in response.get("Cache-Control", "") for word in REFUSING)
    )


def until(begun: datetime) -> tuple[float, float]:
    """Return until when a page whose making ``begun`` then is kept, and until when it is given while it is made anew.

    Moments of the monotonic clock. A deadline that passed while it was made is one that it may not know of.
    """
    deadline, seconds = queries.next_deadline(begun), pagecache.SECONDS
    left = (deadline - clock.now()).total_seconds() if deadline else float("inf")
    now, latest = time.monotonic(), seconds + pagecache.PATIENCE_SECONDS
    return now + min(seconds, left), now + min(latest, left)
