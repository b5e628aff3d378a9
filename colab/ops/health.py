"""Addresses for load balancers and watchers: alive, and ready to serve."""

import logging

from django.core.cache import cache
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from colab.ops.parts.database import unapplied

logger = logging.getLogger(__name__)
_migrated: list[bool] = []


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Answer 200 as long as this process answers at all; nothing else is asked."""
    return HttpResponse("alive\n", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 where the database answers and the migrations are in, else 503 and which of them is not.

    A cache that is away is named and no reason to send nobody here: pages go on without it (steady.py).
    """
    answers = {"database": _answers(_ask_database), "cache": _answers(_ask_cache)}
    answers["migrations"] = answers["database"] and _answers(_ask_migrations)
    serves = answers["database"] and answers["migrations"]
    return JsonResponse({"ready": serves, **answers}, status=200 if serves else 503)


def _answers(ask) -> bool:
    try:
        return ask()
    except Exception:
        # Any driver's error: a readiness address never raises.
        logger.warning("not ready: %s", ask.__name__, exc_info=True)
        return False


def _ask_database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except Error:
        connection.close()
        raise


def _ask_cache() -> bool:
    if reaches := getattr(cache, "reaches", None):
        return reaches()
    cache.set("ops:ready", "1", 30)
    return cache.get("ops:ready") == "1"


def _ask_migrations() -> bool:
    """Asked until the answer is yes: a running process cannot lose its migrations."""
    if not _migrated and not unapplied():
        _migrated.append(True)
    return bool(_migrated)
