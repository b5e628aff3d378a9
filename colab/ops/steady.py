"""The shared cache in Redis; while Redis is away, the memory of the process: no page fails for a cache."""

import logging
import secrets
import time
from collections.abc import Callable

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError as Gone
from redis.exceptions import TimeoutError as Silent

logger = logging.getLogger(__name__)
PAUSE_SECONDS = 5.0
"""After a failure Redis is left alone for so long: a page must not wait for it again and again."""
CALLS = ("add", "get", "set", "touch", "delete", "get_many", "set_many", "delete_many", "has_key", "incr", "clear")


AT_RETURN: dict[str, Callable[[], object]] = {}
"""What is set anew when Redis is back, and gives the value: others did not learn of what was written meanwhile."""


class Away:
    """Until when Redis is left alone; one for all threads of the process."""

    until = 0.0
    told = False


class SteadyRedisCache(RedisCache):
    """Like Django's, but answers from its own memory while Redis does not: what was counted there begins anew."""

    def __init__(self, server, params):
        super().__init__(server, params)
        self._own = LocMemCache("steady", {"TIMEOUT": params.get("TIMEOUT", 300)})

    @property
    def is_away(self) -> bool:
        """Whether Redis did not answer when it was last asked."""
        return Away.told

    def reaches(self) -> bool:
        """Whether Redis itself keeps what is written; raises what its driver raises."""
        self._come_back()
        word = secrets.token_hex(8)
        super().set("ops:reach", word, 30)
        return super().get("ops:reach") == word

    def _come_back(self) -> None:
        """Where it was away: tell the others first, then believe it again. Raises what the driver raises."""
        if Away.told:
            for key, value in AT_RETURN.items():
                RedisCache.set(self, key, value(), None)
            logger.warning("the cache is back")
            self._own.clear()
            Away.told, Away.until = False, 0.0

    def _gone(self, error: Exception) -> None:
        if not Away.told:
            logger.warning("the cache is away: %s", error)
        Away.told, Away.until = True, time.monotonic() + PAUSE_SECONDS


def _steady(name: str):
    asked = getattr(RedisCache, name)

    def call(self, *args, **options):
        if time.monotonic() >= Away.until:
            try:
                self._come_back()
                return asked(self, *args, **options)
            except (Gone, Silent) as error:
                self._gone(error)
        return getattr(self._own, name)(*args, **options)

    call.__name__ = name
    return call


for _name in CALLS:
    setattr(SteadyRedisCache, _name, _steady(_name))
