"""Office administrators work with a second factor (decision 8)."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.shortcuts import redirect

STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(user) -> bool:
    """Return whether the person has an authenticator app or a passkey."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=STRONG).exists()


class SecondFactorMiddleware:
    """Leads administrators without a second factor to the page that explains it, before any workspace opens."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        path = request.path_info.removeprefix("/en")
        if settings.REQUIRE_SECOND_FACTOR and path.startswith(("/work/", "/cms/")) and path != "/work/account/":
            if request.actor.grants.has("office_admin") and not has_second_factor(request.user):
                return redirect("organisations:second_factor")
        return self.get_response(request)
