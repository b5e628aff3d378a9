"""Who logged in how, and what failed: one line each in the log ``colab.security``, people by number only."""

import logging

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth import signals as auth
from django.core.cache import cache
from django.utils.crypto import salted_hmac

from .sessions import begin, end_sessions

logger = logging.getLogger("colab.security")


def listen() -> None:
    """Connect everything; called once at start-up."""
    auth.user_logged_in.connect(begin, dispatch_uid="organisations.begin")
    auth.user_login_failed.connect(_failed, dispatch_uid="organisations.failed")
    for name, signal in (
        ("logged in", auth.user_logged_in),
        ("logged out", auth.user_logged_out),
        ("step of login done", account.authentication_step_completed),
        ("password changed", account.password_changed),
        ("password set", account.password_set),
        ("password reset", account.password_reset),
        ("mail address changed", account.email_changed),
        ("code refused", account.login_code_rejected),
        ("code of a reset refused", account.password_reset_code_rejected),
        ("second factor added", mfa.authenticator_added),
        ("second factor removed", mfa.authenticator_removed),
        ("second factor used", mfa.authenticator_used),
        ("second factor refused", mfa.authentication_failed),
    ):
        signal.connect(_teller(name), weak=False, dispatch_uid=f"organisations.{name}")
    for signal in (mfa.authenticator_added, mfa.authenticator_removed, account.email_changed):
        signal.connect(_end_the_others, dispatch_uid="organisations.end_others")
    mfa.authenticator_added.connect(_spend_the_code, dispatch_uid="organisations.spend_code")


def _teller(name: str):
    def tell(sender, user=None, **kwargs):
        logger.info("%s, person %s, %s", name, getattr(user, "pk", None) or "unknown", _how(kwargs))

    return tell


def _how(facts: dict) -> str:
    authenticator = facts.get("authenticator")
    return str(authenticator.type if authenticator else facts.get("method") or facts.get("type") or "-")[:30]


def _failed(sender, credentials, **kwargs):
    """A digest of the address ties attempts on one account together without naming it."""
    address = str(credentials.get("email") or credentials.get("username") or "")
    logger.warning("login failed, address %s", salted_hmac("colab.security", address.lower()).hexdigest()[:12])


def _end_the_others(sender, user, request=None, **kwargs):
    """A changed factor or address ends the other sessions: who stole one is out."""
    end_sessions(user, but=request.session.session_key or "" if request else "")


def _spend_the_code(sender, request=None, authenticator=None, **kwargs):
    """The code that set up an authenticator app is used: it opens nothing once more."""
    if authenticator is not None and authenticator.type == Authenticator.Type.TOTP and request is not None:
        wrapped = authenticator.wrap()
        cache.add(wrapped._get_used_cache_key(request.POST.get("code", "")), "y", timeout=90)
