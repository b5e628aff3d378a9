"""CACHE_URL: a Redis or Valkey address; without it files in var/, shared by all processes of one machine."""

from colab.settings import env
from colab.settings.tls import redis_options

_url = env.text("CACHE_URL")
CACHES = {
    "default": (
        {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": _url,
            "OPTIONS": redis_options(_url),
        }
        if _url
        else {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(env.VAR_DIR / "cache")}
    )
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
