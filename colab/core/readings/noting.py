"""Writing the trail: the decorator for views, and the one function behind it."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from colab.core import clock

from .kinds import KINDS
from .models import PersonalRead

AGAIN = timedelta(minutes=10)
"""The same page read again by the same person within this time is one reading; each file is one of its own."""
SHOWN = (200, 409, 422)
"""Answers that show the page; the others show nobody."""


def reads_people(kind: str, *, machine: str = "") -> Callable:
    """Declare that a view shows personal data of ``kind``, and keep who read it, each time it was shown.

    The subject is what the address names: its ``key``, ``pk`` or what is called like ``machine``, under ``machine`` or
    else the address's ``machine`` or ``word``. How many rows were shown is what the view left in ``request.listed``:
    paginating and exporting do so by themselves. Raises ``KeyError`` at start-up for a kind that is not in ``KINDS``.
    """
    KINDS[kind]

    def declare(view: Callable) -> Callable:
        @wraps(view)
        def noted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            response = view(request, *args, **kwargs)
            if response.status_code in SHOWN:
                key = str(kwargs.get("key") or kwargs.get(machine) or kwargs.get("pk") or "")
                named = machine or kwargs.get("machine") or kwargs.get("word") or ""
                is_file = response.has_header("Content-Disposition")
                note(request, kind, (named, key) if key else ("", ""), is_file=is_file)
            return response

        noted.reads_people = kind
        return noted

    return declare


def note(request: HttpRequest, kind: str, subject: tuple[str, str] = ("", ""), *, is_file: bool = False) -> None:
    """Keep that the person of the request read personal data of ``kind`` about ``subject`` (machine, key).

    Only people with a post, and administrators of the server, are kept: others see their own. An empty list, and one's
    own page, are no readings.
    """
    user, rows = request.user, _how_many(request)
    if rows == 0 or subject == ("person", str(user.pk)) or not _is_officer(request):
        return
    mark = salted_hmac("readings", request.get_full_path()).hexdigest()[:32]
    form = PersonalRead.Form.FILE if is_file else PersonalRead.Form.PAGE
    facts = {"reader": user, "kind": kind, "machine": subject[0], "subject_key": subject[1], "form": form, "mark": mark}
    if not is_file and PersonalRead.objects.filter(**facts, at__gt=clock.now() - AGAIN).exists():
        return
    PersonalRead.objects.create(**facts, rows=rows, role=request.actor.role_words)


def _is_officer(request: HttpRequest) -> bool:
    return request.user.is_authenticated and (request.actor.grants.is_staff or request.user.is_superuser)


def _how_many(request: HttpRequest) -> int | None:
    listed = getattr(request, "listed", None)
    if listed is None or isinstance(listed, int):
        return listed
    # A page of a list, a list, or the whole queryset of a file.
    return len(listed) if not hasattr(listed, "iterator") else listed.count()
