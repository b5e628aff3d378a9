"""The screen in the hall and on every telephone, and the cheap question whether anything changed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from colab.core import clock
from pitches.events.enums import PUBLIC
from pitches.events.models import Event
from pitches.live.board import fragment


def find(slug: str) -> Event:
    """Return the announced event at a public address, in one question to the database."""
    event = Event.objects.filter(code=slug.upper(), state__in=PUBLIC).select_related("stage").first()
    if event is None:
        raise Http404
    return event


def version_of(event: Event) -> int:
    """Return the version of the board; 0 before there was anything on stage."""
    stage = getattr(event, "stage", None)
    return stage.version if stage else 0


@require_safe
def screen(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the board; the page asks every second whether there is a newer one. The title tells nothing."""
    event = find(slug)
    version, language = version_of(event), get_language() or "ja"
    board = fragment(event.key, event.pk, version, language)
    context = {"event": event, "version": version, "board": board, "now": clock.now()}
    response = render(request, "live/screen.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def now(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the board if it is newer than what the screen has: 204 to ``?v=``, 304 to ``If-None-Match``.

    The version counts public changes only, so neither it nor its tag tells of votes, marks or decisions.
    """
    # Three columns, not the whole event: most of the time such a question takes is the making of its SQL.
    rows = Event.objects.filter(code=slug.upper(), state__in=PUBLIC).values_list("key", "pk", "stage__version")
    found = rows.order_by().first()
    if found is None:
        raise Http404
    (key, pk, version), language = found, get_language() or "ja"
    version = version or 0
    tag = f'"{version}-{language}"'
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponse(status=304)
    elif request.GET.get("v") == str(version):
        response = HttpResponse(status=204)
    else:
        response = HttpResponse(fragment(key, pk, version, language))
    response["ETag"], response["Cache-Control"], response["X-Version"] = tag, "no-cache", str(version)
    return response
