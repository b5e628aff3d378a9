"""Addresses of requests as a log may hold them: without the words in them that let their holder in."""

from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import translation

HIDDEN = "***"
ALWAYS, IN_PUBLIC = ("token", "uidb36"), ("key",)
"""Names of parts in our patterns. Who knows the key of a payment or a seat is let in; in /work/ a login is needed."""


def shown_path(path: str, match: ResolverMatch | None = None, found: bool = False) -> str:
    """Return the path with its secret parts hidden; ``match`` where it was resolved already.

    Of what no pattern of ours knows only the first part stays: a bearer's address that was cut or typed wrongly is one
    still. A page of the editors stays whole where it was ``found``.
    """
    match = match or _resolved(path) or _resolved(f"{path}/")
    if match is None or (match.view_name == "wagtail_serve" and not found):
        return _begun(path)
    names = ALWAYS if _inner(path).startswith("/work/") else (*ALWAYS, *IN_PUBLIC)
    secrets = [str(match.kwargs[name]) for name in names if match.kwargs.get(name)]
    return "/".join(HIDDEN if any(_holds(part, secret) for secret in secrets) else part for part in path.split("/"))


def _inner(path: str) -> str:
    return path.removeprefix("/en") if path.startswith("/en/") else path


def _resolved(path: str) -> ResolverMatch | None:
    """Languages are prefixes that count while they are active only; the unprefixed one knows all patterns."""
    try:
        with translation.override("ja"):
            return resolve(_inner(path))
    except Resolver404:
        return None


def _holds(part: str, secret: str) -> bool:
    """A part may hold more than the secret, as in ``1f-cd0q7w-…``."""
    return part == secret or (len(secret) > 7 and secret in part)


def _begun(path: str) -> str:
    prefix = "/en" if path.startswith("/en/") else ""
    _empty, first, *rest = _inner(path).split("/") if path.startswith("/") else ("", path)
    return f"{prefix}/{first}/{HIDDEN}" if any(rest) else path
