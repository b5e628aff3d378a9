"""A random cookie tells devices of the audience apart; only a fingerprint for this one event is kept."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from pitches.events.models import Event

NAME = "vote_device"
AGE = 60 * 60 * 24 * 7
SALT = "pitches.live.device"


def device_of(request: HttpRequest, event: Event) -> tuple[str, str]:
    """Return (cookie, fingerprint) of the device, the cookie made anew where there is none or it was forged."""
    raw = request.get_signed_cookie(NAME, default="", salt=SALT) or secrets.token_urlsafe(16)
    return raw, salted_hmac(f"{SALT}:{event.key}", raw, algorithm="sha256").hexdigest()


def remember(request: HttpRequest, response: HttpResponse, raw: str) -> HttpResponse:
    """Leave the cookie on the device."""
    response.set_signed_cookie(
        NAME, raw, salt=SALT, max_age=AGE, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response
