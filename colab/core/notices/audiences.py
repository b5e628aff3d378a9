"""Whom a letter of the office can go to; declared by the rooms."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_audiences: dict[str, "Audience"] = {}


@dataclass(frozen=True)
class Audience:
    """`find(actor, params) -> users or addresses`; `form` is an optional form class (kwarg `actor`) for the params."""

    code: str
    label: str
    find: Callable
    form: Any = None


def register(code, label, find, *, form=None):
    """Declare an audience. `find` must itself stay inside what the actor's office may reach.

    find: fn(actor, params: dict) -> iterable of users, addresses or notices.Address. params: the cleaned data of
    `form` as JSON (dates as ISO text, model choices as their `key` or pk).
    """
    _audiences[code] = Audience(code, label, find, form)
    return _audiences[code]


def get(code):
    """Return an Audience; LookupError when unknown."""
    try:
        return _audiences[code]
    except KeyError:
        raise LookupError(f"no audience {code!r}") from None


def choices():
    """Return (code, label) of all audiences."""
    return [(audience.code, audience.label) for audience in _audiences.values()]
