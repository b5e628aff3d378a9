"""The talk with the provider: its configuration, its keys, the ID token of a login."""

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter

from .tokens import checked_claims

DISCOVERY = "/.well-known/openid-configuration"


class SignOnOAuth2Adapter(OpenIDConnectOAuth2Adapter):
    """allauth's adapter that believes an ID token only after checking it."""

    nonce = ""
    """Set by the callback from the state this browser began with."""

    @property
    def openid_config(self):
        """Return the provider's configuration; raises ``OAuth2Error`` where it speaks for another issuer."""
        config = super().openid_config
        if config.get("issuer", "").rstrip("/") != self.get_provider().server_url.removesuffix(DISCOVERY).rstrip("/"):
            raise OAuth2Error("the provider's configuration names another issuer")
        return config

    def complete_login(self, request, app, token, **kwargs):
        """Return the login of whom a checked ID token names; userinfo must be of the same person."""
        config = self.openid_config
        claims = checked_claims(
            kwargs["response"].get("id_token", ""),
            keys=self._fetched(config["jwks_uri"]),
            issuer=config["issuer"],
            client=app.client_id,
            nonce=self.nonce,
            acr=app.settings.get("acr", ""),
        )
        more = self._fetch_user_info(token.token) if app.settings.get("fetch_userinfo", True) else {}
        if more and more.get("sub") != claims["sub"]:
            raise OAuth2Error("userinfo is of another person")
        data = {"id_token": claims, "userinfo": {**claims, **more}}
        return self.get_provider().sociallogin_from_response(request, data)

    def _fetched(self, address: str) -> dict:
        with get_adapter().get_requests_session() as session:
            answer = session.get(address, allow_redirects=False)
            answer.raise_for_status()
            return answer.json()
