"""Browsers that were let in before keep a cookie that says so; wrong passwords from elsewhere do not shut them out."""

import secrets

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

SALT = "organisations.known_device"
YEAR = 60 * 60 * 24 * 365
MOST = 5
"""People of one browser that are remembered."""


def remember(request, response, email: str) -> None:
    """Let the browser keep that this address was logged in from it; the cookie names nobody."""
    device, marks = _read(request)
    marks = [_mark(email), *(mark for mark in marks if mark != _mark(email))][:MOST]
    response.set_cookie(
        settings.KNOWN_DEVICE_COOKIE_NAME,
        signing.dumps([device, marks], salt=SALT),
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def device_of(request, email: str) -> str:
    """Return the browser's own number where the address was logged in from it before, else ""."""
    device, marks = _read(request)
    return device if _mark(email) in marks else ""


def _read(request) -> tuple[str, list[str]]:
    cookie = request.COOKIES.get(settings.KNOWN_DEVICE_COOKIE_NAME, "")
    try:
        device, marks = signing.loads(cookie, salt=SALT, max_age=YEAR)
    except (signing.BadSignature, ValueError, TypeError):
        return secrets.token_urlsafe(16), []
    return device, marks


def _mark(email: str) -> str:
    return salted_hmac(SALT, email.lower()).hexdigest()[:16]
