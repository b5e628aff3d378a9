"""Limits on forms that need no login, counted in the cache: wide for one address, because a city hall has one.

Two counts a form and ten minutes: what came from one address, and what came from all. Above either, the form comes
back with everything that was typed and says when to press again; nobody else is held back by one address. The cache
knows addresses by a keyed digest only. A cache that is away limits nothing: forms go on.
"""

import ipaddress
import logging

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from colab.core.clock import now

WINDOW = 600
"""Seconds in which forms are counted together."""
log = logging.getLogger("colab.security")


def allows(request: HttpRequest, name: str, form: BaseForm, *, times: int = 1) -> bool:
    """Whether one more of the forms ``name`` may be taken; else the form says why and keeps what was typed.

    times: how many times as wide the limits are, for forms that a whole hall sends at once.
    """
    full = _full(request, name, times)
    if full:
        form.is_valid()
        form.add_error(None, words(full))
        form.held_back = True
    return not full


def turned_away(request: HttpRequest, name: str) -> HttpResponse | None:
    """Return the page to answer with where a button without a form is pressed too often; None while it is not."""
    return _with_wait(render(request, "429.html", status=429)) if _full(request, name, 1) else None


def answer(response: HttpResponse, form: BaseForm) -> HttpResponse:
    """Return the response, with the status and the waiting time of a form that was held back."""
    if getattr(form, "held_back", False):
        response.status_code = 429
        _with_wait(response)
    return response


def words(full: str) -> str:
    """Say why: "address" or "all"."""
    why = {
        "address": _("Very many of these forms come from your network just now."),
        "all": _("Very many people send this form just now."),
    }[full]
    return why + " " + _("Nothing that you typed is lost. Please press the button again in ten minutes.")


def within(name: str, who: str, most: int, seconds: int) -> bool:
    """Count one more of ``name`` for ``who`` in this stretch of ``seconds``; return whether ``most`` allows it."""
    return _counted(f"within:{name}:{who}:{seconds}:{int(now().timestamp()) // seconds}", seconds) <= most


def _with_wait(response: HttpResponse) -> HttpResponse:
    response["Retry-After"] = str(WINDOW)
    return response


def _full(request: HttpRequest, name: str, times: int) -> str:
    """Count one more; return which count is full ("address", "all"), or an empty text."""
    counts = {
        "address": (network(request), settings.OPEN_FORMS_PER_ADDRESS * times),
        "all": ("all", settings.OPEN_FORMS_IN_ALL * times),
    }
    for what, (who, most) in counts.items():
        if _counted(f"open-form:{name}:{who}:{int(now().timestamp()) // WINDOW}") > most:
            log.warning("held back: form %s, limit of %s", name, what)
            return what
    return ""


def _counted(key: str, seconds: int = WINDOW) -> int:
    try:
        cache.add(key, 0, seconds)
        return cache.incr(key)
    except ValueError:
        return 1  # it ran out between the two lines
    except Exception as fault:
        log.warning("limits are not counted: %s", type(fault).__name__)
        return 0


def network(request: HttpRequest) -> str:
    """Return a digest of the reader's address; of IPv6 the network of one subscriber counts."""
    try:
        address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    except (ValueError, PermissionDenied):  # no address at all: those count together
        return "unknown"
    if address.version == 6:
        address = ipaddress.ip_network((address, 64), strict=False).network_address
    return salted_hmac("colab.open-forms", str(address)).hexdigest()[:24]
