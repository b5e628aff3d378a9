"""How long a login lasts, and the list of the devices a person is logged in on.

Real time, not ``clock.now``: a cookie grows old by the hours of the world, also where a demo or a test moves the clock.
"""

import logging
import time
from datetime import UTC, datetime

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, logout
from django.contrib.sessions.models import Session

BEGUN, SEEN = "begun", "seen"
TOUCH = 5 * 60
"""Seconds between two notes that somebody is there: not every page writes."""
logger = logging.getLogger("colab.security")


def begin(sender, request, user, **kwargs) -> None:
    """Write into a new session when it began; Django sends this at every login."""
    request.session[BEGUN] = request.session[SEEN] = int(time.time())
    if "REMOTE_ADDR" in request.META:
        UserSession.objects.create_from_request(request)


def sessions_of(user) -> list[UserSession]:
    """Return where the person is logged in, the last used first."""
    rows = list(UserSession.objects.filter(user_id=user.pk).order_by("-last_seen_at", "pk"))
    found = Session.objects.filter(session_key__in=[row.session_key for row in rows], expire_date__gt=_now())
    # A password that was changed ends the sessions that were begun with the old one.
    alive = {
        each.session_key for each in found if each.get_decoded().get(HASH_SESSION_KEY) == user.get_session_auth_hash()
    }
    return [row for row in rows if row.session_key in alive]


def end_sessions(user, *, but: str = "", only: int | None = None) -> int:
    """End the person's sessions, all or all but the one with the key ``but``, or ``only`` one. Return how many."""
    rows = UserSession.objects.filter(user_id=user.pk).exclude(session_key=but)
    ended = list(rows if only is None else rows.filter(pk=only))
    for session in ended:
        session.end()
    return len(ended)


def forget_ended() -> None:
    """Delete what is over: sessions by their date, and rows of devices without a session."""
    Session.objects.filter(expire_date__lt=_now()).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


def _now() -> datetime:
    return datetime.fromtimestamp(time.time(), UTC)


class SessionLifeMiddleware:
    """Ends sessions nobody used for a while or that are too old, and notes now and then that one is used."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        session = request.session
        if session.session_key and SESSION_KEY in session:
            now = int(time.time())
            begun, seen = session.get(BEGUN, now), session.get(SEEN, now)
            if now - begun >= settings.SESSION_COOKIE_AGE or now - seen >= settings.SESSION_IDLE_SECONDS:
                logger.info("session over, person %s", session[SESSION_KEY])
                logout(request)
            elif BEGUN not in session or (now - seen >= TOUCH and _by_hand(request)):
                session[BEGUN], session[SEEN] = begun, now
                if request.user.is_authenticated:
                    UserSession.objects.create_from_request(request)
        return self.get_response(request)


def _by_hand(request) -> bool:
    """Whether a person asked: what a page looks up by itself every few seconds keeps nobody logged in."""
    return request.method != "GET" or request.headers.get("Sec-Fetch-Dest", "document") != "empty"
