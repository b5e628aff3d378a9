"""SECRET_KEY, SITE_URL, ALLOWED_HOSTS, DEBUG, DEMO_MODE."""

import os
from urllib.parse import urlsplit

from django.core.management.utils import get_random_secret_key

from colab.settings import env

DEBUG = env.flag("DEBUG")
DEMO_MODE = env.flag("DEMO_MODE")
SITE_URL = env.address("SITE_URL", ("https", "http"), "https://colab.example", default="http://127.0.0.1:8000").rstrip(
    "/"
)


def _kept_key():
    """Return the key of this installation, made once in var/ with no rights for others."""
    path = env.VAR_DIR / "secret_key"
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as made:
            made.write(get_random_secret_key())
    except FileExistsError:
        pass
    return path.read_text().strip() or "unfinished"


SECRET_KEY = env.text("SECRET_KEY") or _kept_key()
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")
_https = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", f"{urlsplit(SITE_URL).hostname},localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if _https else []
# `__Host-`: a browser takes such a cookie only over HTTPS, from this host alone and for the whole of it.
_prefix = "__Host-" if _https else ""
SESSION_COOKIE_NAME = f"{_prefix}session"
CSRF_COOKIE_NAME = f"{_prefix}csrf"
LANGUAGE_COOKIE_NAME = f"{_prefix}language"
KNOWN_DEVICE_COOKIE_NAME = f"{_prefix}known"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _https
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True  # our scripts read the token from the form
LANGUAGE_COOKIE_SAMESITE = "Lax"
# docs/security.md says why: two hours without a hand on it, twelve hours in all.
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_IDLE_SECONDS = 60 * 60 * 2
SECURE_SSL_REDIRECT = False  # the proxy's work; health checks come over plain HTTP
SECURE_HSTS_SECONDS = 31536000 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _https and env.flag("HSTS_SUBDOMAINS", default=True)
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY") else None
# Limits on logging in count the reader, not the proxy: the last address of X-Forwarded-For is the one the proxy adds.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.flag("BEHIND_PROXY") else 0
# Forms without a login (colab.core.ui.limits), of each kind in ten minutes: from one address, and from all together.
OPEN_FORMS_PER_ADDRESS = env.number("OPEN_FORMS_PER_ADDRESS", 300)
OPEN_FORMS_IN_ALL = env.number("OPEN_FORMS_IN_ALL", 3000)
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview is a frame of our own
# For `check --deploy`. W008: the proxy redirects; W019: the line above; W021: whether the makers of browsers put the
# name on their list is decided by who owns the name.
SILENCED_SYSTEM_CHECKS = ["security.W008", "security.W019", "security.W021"]
