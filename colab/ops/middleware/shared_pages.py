"""Gives people who are logged in pages that were made before, with their own name, menu and tokens put in.

What is the same for everybody is made for nobody: it can hold nothing that is somebody's or that few may see. What is
kept for one person is kept under the rights of that person today, and goes with the next verb or form.
"""

from importlib import import_module

from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.messages.storage import default_storage
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from colab.core import clock
from colab.core.access import ANONYMOUS
from colab.core.ui import sharing
from colab.ops import pagecache
from colab.ops.middleware.kept_pages import CHANGING, is_keepable, until

SessionStore = import_module(settings.SESSION_ENGINE).SessionStore
SAFE = ("GET", "HEAD", "OPTIONS")


class SharedPagesMiddleware:
    """Stands innermost: whoever must log in again, or give a second factor, never comes here."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        written = request.method not in SAFE or sharing.has_written(request)
        if settings.KEEP_PAGES and written and request.user.is_authenticated:
            pagecache.wrote(request.user.pk)
        return response

    def process_view(self, request, view, args, kwargs) -> HttpResponse | None:
        """Answer for views that are marked; None leaves it to the view."""
        how = sharing.kept_for(view)
        if not settings.KEEP_PAGES or not how or not _is_askable(request):
            return None
        kept = _kept(request, how, lambda twin: view(twin, *args, **kwargs))
        if kept is None:
            return None

        def part(template: str) -> str:
            return render_to_string(template, request=request)

        headers = dict(kept.headers) | {"X-Kept": how}
        return HttpResponse(sharing.filled(kept.body, part), headers=headers)


def _kept(request, how: str, answer) -> pagecache.Kept | None:
    """Return the page from the shelf, or made now and put there; None where it may not be kept."""
    mark = pagecache.mark(request.user.pk)
    if mark is None:
        return None
    key = (how, request.META.get("HTTP_HOST", ""), request.scheme, request.get_full_path(), get_language())
    if how == sharing.READER:
        key = (*key, request.user.pk, request.actor.grants.fingerprint)
    else:
        mark = mark[:1]
    if kept := pagecache.shelf.get(key, mark):
        return kept
    with pagecache.shelf.turn(key, mark) as kept:
        return kept or _make(key, mark, _twin(request, how), answer)


def _twin(request, how: str) -> HttpRequest:
    if how == sharing.READER:
        return sharing.without_parts(request)
    twin = sharing.without_reader(request, ANONYMOUS, SessionStore())
    twin._messages = default_storage(twin)
    return twin


def _make(key: tuple, mark: tuple, twin, answer) -> pagecache.Kept | None:
    begun = clock.now()
    try:
        response = answer(twin)
    except (Http404, PermissionDenied):
        return None  # the reader may be shown more than nobody
    if not is_keepable(twin, response) or twin.session.modified:
        return None
    kept = pagecache.Kept(response.content, tuple(response.headers.items()), mark, *until(begun))
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
