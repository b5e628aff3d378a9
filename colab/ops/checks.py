"""What `manage.py check --deploy` says of parts that are for trying out: each works, and is not for a real site."""

from collections.abc import Iterator

from django.conf import settings
from django.core.checks import Warning, register


@register(deploy=True)
def unfit_for_production(app_configs, **kwargs) -> list[Warning]:
    """Name what a city would miss, each with the variable that ends it."""
    return [Warning(words, hint=hint, id=f"colab.{number}") for found, number, words, hint in _looks() if found]


def _looks() -> Iterator[tuple[bool, str, str, str]]:
    """Yield (is it so, number, what it is, what to do)."""
    sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    yield sqlite, "W005", "The database is SQLite: one writer at a time, on this machine only.", "Set DATABASE_URL."
    shared = settings.CACHES["default"]["BACKEND"].endswith("RedisCache")
    words = "The cache is of this machine alone, and slow: login limits are counted in it, kept pages need it."
    yield not shared, "W006", words, "Set CACHE_URL."
    words = "No virus scanner: uploads are checked by their content only."
    yield not settings.CLAMD_URL, "W007", words, "Set CLAMD_URL (docs/operations.md, More parts)."
    hashed = "Manifest" in settings.STORAGES["staticfiles"]["BACKEND"]
    words = "Static files have no hashed names: browsers show old ones after an upgrade."
    yield not hashed, "W008", words, "Set STATIC_HASHED=1 and run collectstatic."
    as_json = settings.LOGGING["handlers"]["stderr"]["formatter"] == "json"
    words = "The log leaves out requests and verbs."
    yield not as_json, "W009", words, "Set LOG_FORMAT=json."
    believed = settings.SECURE_PROXY_SSL_HEADER is not None
    words = "No proxy is believed: behind nginx all readers count as one."
    yield not believed, "W010", words, "Set BEHIND_PROXY=1 where one stands before."
    own = settings.ISSUER_KEY_SECRET != settings.SECRET_KEY
    words = "Keys of issuers lie under SECRET_KEY, which cannot be renewed then."
    yield not own, "W011", words, "Set ISSUER_KEY_SECRET."
