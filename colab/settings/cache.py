"""CACHE_URL: a Redis or Valkey address; without it files in var/, shared by all processes of one machine."""

from colab.settings import env
from colab.settings.tls import redis_options

_url = env.address("CACHE_URL", ("redis", "rediss"), "redis://127.0.0.1:6379/0")
CACHES = {
    "default": (
        {
            "BACKEND": "colab.ops.steady.SteadyRedisCache",
            "LOCATION": _url,
            "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 2} | redis_options(_url),
        }
        if _url
        else {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(env.VAR_DIR / "cache")}
    )
}
SESSION_ENGINE = "colab.core.organisations.session_store"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
