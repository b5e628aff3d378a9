"""Pages that say the same to everybody: one reader's page serves all, only the parts about the reader are made anew.

@same_for_everybody                                  # a view whose page does not depend on who asks
{% reader_part "components/header_reader.html" %}    # in templates: what does (name, menu of the person)
"""

from collections.abc import Callable
from copy import copy

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

HOLE = "\0"
"""Stands around the names of parts that were left out; no text of a person can hold it (``NulMiddleware``)."""


def same_for_everybody(view: Callable) -> Callable:
    """Mark a view: whoever is logged in may be given the page made for somebody who is not."""
    view.same_for_everybody = True
    return view


def is_shared(view: Callable) -> bool:
    """Return whether the view was marked."""
    return getattr(view, "same_for_everybody", False)


def without_reader(request: HttpRequest, nobody: object, session: object) -> HttpRequest:
    """Return the same request as nobody would make it; its page is rendered with holes for the reader's parts."""
    twin = copy(request)
    twin.user, twin.actor, twin.session, twin.COOKIES = AnonymousUser(), nobody, session, {}
    twin.META = {key: value for key, value in request.META.items() if key not in ("HTTP_COOKIE", "CSRF_COOKIE")}
    twin.leaves_readers_out, twin.ui_frame = True, ("", None)
    return twin


def leaves_readers_out(request: HttpRequest | None) -> bool:
    """Return whether the page is made for all."""
    return getattr(request, "leaves_readers_out", False)


def hole(template: str) -> str:
    """Return what stands in the page instead of a part."""
    return f"{HOLE}{template}{HOLE}"


def filled(page: bytes, part: Callable[[str], str]) -> bytes:
    """Return the page with each hole filled by ``part(template name)``."""
    pieces = page.split(HOLE.encode())
    pieces[1::2] = [part(name.decode()).encode() for name in pieces[1::2]]
    return b"".join(pieces)
