"""The cache: login limits are counted there, and the page cache learns of changes by it."""

import secrets

from django.conf import settings
from django.core.cache import cache

from .finding import Finding, State

VARIABLE = "CACHE_URL"
ADVICE = "Is the server up? redis://host:6379/0"


def probe() -> Finding:
    """Write a word and read it back."""
    if not _kept():
        return Finding(State.FAIL, "what was written is not read back", ADVICE)
    backend = settings.CACHES["default"]["BACKEND"].rsplit(".", 1)[-1]
    if "Redis" in backend:
        return Finding(State.OK, "written and read back")
    return Finding(State.EMBEDDED, backend, "Several machines need one shared cache: CACHE_URL.")


def _kept() -> bool:
    if reaches := getattr(cache, "reaches", None):
        return reaches()
    word = secrets.token_hex(8)
    cache.set("ops:doctor", word, 10)
    return cache.get("ops:doctor") == word
