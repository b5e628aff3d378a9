"""Going to the provider and coming back."""

from allauth.account.internal.decorators import login_not_required
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404
from requests import RequestException

from .adapter import SignOnOAuth2Adapter


class CallbackView(OAuth2CallbackView):
    """Hands the nonce of this login to the adapter, and refuses an answer that names another issuer (RFC 9207)."""

    def _get_state(self, request, provider):
        state, response = super()._get_state(request, provider)
        if state is None:
            return state, response
        self.adapter.nonce = state.get("nonce", "")
        named = request.GET.get("iss")
        if named and named != self.adapter.openid_config["issuer"]:
            return None, render_authentication_error(
                request, provider, exception=OAuth2Error("another issuer answered")
            )
        return state, response


def _served(view_class, request, provider_id):
    adapter = SignOnOAuth2Adapter(request, provider_id)
    try:
        return view_class.adapter_view(adapter)(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except (OAuth2Error, RequestException) as error:
        # The provider is away or not itself: everybody may still log in by mail.
        return render_authentication_error(request, adapter.get_provider(), exception=error)
    except ImmediateHttpResponse as stop:
        return stop.response


@login_not_required
def login(request, provider_id):
    """Ask once, then lead to the provider."""
    return _served(OAuth2LoginView, request, provider_id)


@login_not_required
def callback(request, provider_id):
    """Take the provider's answer."""
    return _served(CallbackView, request, provider_id)
