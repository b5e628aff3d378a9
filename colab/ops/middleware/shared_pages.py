"""Gives people who are logged in the page that was made for nobody, with their own name and menu put in.

What they get was rendered without them: it can hold nothing that is theirs or that they alone may see.
"""

from importlib import import_module

from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.messages.storage import default_storage
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from colab.core.access import ANONYMOUS
from colab.core.ui import sharing
from colab.ops import pagecache
from colab.ops.middleware.kept_pages import CHANGING, is_keepable, until

SessionStore = import_module(settings.SESSION_ENGINE).SessionStore


class SharedPagesMiddleware:
    """Stands innermost: whoever must log in again, or give a second factor, never comes here."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs) -> HttpResponse | None:
        """Answer for views that are the same for everybody; None leaves it to the view."""
        if not settings.KEEP_PAGES or not sharing.is_shared(view) or not _is_askable(request):
            return None
        kept = self._kept(request, view, args, kwargs)
        if kept is None:
            return None

        def part(template: str) -> str:
            return render_to_string(template, request=request)

        headers = dict(kept.headers) | {"X-Kept": "reader"}
        return HttpResponse(sharing.filled(kept.body, part), headers=headers)

    def _kept(self, request, view, args, kwargs) -> pagecache.Kept | None:
        key = ("reader", request.META.get("HTTP_HOST", ""), request.scheme, request.get_full_path(), get_language())
        number = pagecache.number_now()
        return pagecache.shelf.get(key, number) or self._make(key, number, request, view, args, kwargs)

    def _make(self, key, number, request, view, args, kwargs) -> pagecache.Kept | None:
        twin = sharing.without_reader(request, ANONYMOUS, SessionStore())
        twin._messages = default_storage(twin)
        try:
            response = view(twin, *args, **kwargs)
        except (Http404, PermissionDenied):
            return None  # the reader may be shown more than nobody
        if not is_keepable(twin, response) or twin.session.modified:
            return None
        kept = pagecache.Kept(response.content, tuple(response.headers.items()), number, until())
        pagecache.shelf.put(key, kept)
        return kept


def _is_askable(request: HttpRequest) -> bool:
    return (
        request.method == "GET"
        and request.user.is_authenticated
        and not any(name in request.META for name in CHANGING)
        and "format" not in request.GET
        # What was just done is told on the next page, to the one who did it.
        and not len(get_messages(request))
    )
