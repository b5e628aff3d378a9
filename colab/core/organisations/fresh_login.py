"""People who log in by mailed codes alone have no password to type once more: they log in once more instead."""

import time

from allauth.account import app_settings
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from .sessions import BEGUN

CHANGING = ("/accounts/email/", "/accounts/2fa/", "/accounts/password/set/", "/accounts/3rdparty/")
"""Pages that change how one logs in."""
ENDING = "/work/account/devices/"
"""The page that ends logins; looking at it is free."""


class FreshLoginMiddleware:
    """Asks for a new login before such a page, where nothing else could be asked and the login is not fresh."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        path = request.path_info.removeprefix("/en")
        changes = path.startswith(CHANGING) or (path == ENDING and request.method == "POST")
        if changes and _must_log_in_again(request):
            logout(request)
            messages.info(request, _("Please log in once more before you change how you log in."))
            target = urlencode({"next": request.path})
            return redirect(f"{reverse('account_request_login_code')}?{target}")
        return self.get_response(request)


def _must_log_in_again(request) -> bool:
    if settings.DEMO_MODE or not request.user.is_authenticated or get_reauthentication_flows(request.user):
        return False
    return time.time() - request.session.get(BEGUN, 0) > app_settings.REAUTHENTICATION_TIMEOUT
