"""Pages that are made once and given again: only the parts about the reader, and their tokens, are made anew each time.

@same_for_everybody                                  # a view whose page does not depend on who asks
@kept_for_reader                                     # a dear page that one person asks for again and again
{% reader_part "components/header_reader.html" %}    # in templates: what does (name, menu of the person)
"""

import secrets
from collections.abc import Callable
from copy import copy

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

EVERYBODY, READER = "everybody", "reader"
HOLE = f"\0{secrets.token_hex(16)}\0"
"""Stands around the names of parts that were left out; nobody can write it, because nobody knows it."""


def same_for_everybody(view: Callable) -> Callable:
    """Mark a view: whoever is logged in may be given the page made for somebody who is not."""
    view.kept_for = EVERYBODY
    return view


def kept_for_reader(view: Callable) -> Callable:
    """Mark a view: who asks again gets the same page until a verb is done, or a form of one's own is sent.

    What changes otherwise (a colleague's draft) is seen a minute later at the latest.
    """
    view.kept_for = READER
    return view


def kept_for(view: Callable) -> str:
    """Return how the view was marked, "" where it was not."""
    return getattr(view, "kept_for", "")


def tell_written(request: HttpRequest) -> None:
    """Say that a page that was only read changed something of the reader's: what was kept for the reader is old."""
    request.has_written = True


def has_written(request: HttpRequest) -> bool:
    """Return whether the view said so."""
    return getattr(request, "has_written", False)


def without_parts(request: HttpRequest) -> HttpRequest:
    """Return the same request; its page is rendered with holes for the reader's parts and has no token yet."""
    twin = copy(request)
    twin.META = {key: value for key, value in request.META.items() if key != "CSRF_COOKIE"}
    twin.leaves_readers_out, twin.ui_frame = True, ("", None)
    return twin


def without_reader(request: HttpRequest, nobody: object, session: object) -> HttpRequest:
    """Return the same request as nobody would make it, also without the reader's parts."""
    twin = without_parts(request)
    twin.user, twin.actor, twin.session, twin.COOKIES = AnonymousUser(), nobody, session, {}
    twin.META.pop("HTTP_COOKIE", None)
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
