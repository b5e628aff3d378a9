"""Office administrators and superusers work with a second factor (decision 8)."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.shortcuts import redirect

STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(user) -> bool:
    """Return whether the person has an authenticator app or a passkey."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=STRONG).exists()


def lacks_second_factor(request) -> bool:
    """Return whether the reader's rights ask for a second factor that was not set up yet."""
    if not settings.REQUIRE_SECOND_FACTOR or not request.user.is_authenticated:
        return False
    strong_account = request.user.is_superuser or request.actor.grants.has("office_admin")
    return strong_account and not has_second_factor(request.user)


class SecondFactorMiddleware:
    """Leads administrators and superusers without a second factor to the page that explains it.

    Before any workspace or the editors' admin opens.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        path = request.path_info.removeprefix("/en")
        if path.startswith(("/work/", "/cms/")) and path != "/work/account/" and lacks_second_factor(request):
            return redirect("organisations:second_factor")
        return self.get_response(request)
