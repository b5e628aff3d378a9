"""What is sent to a provider, and what its answer means here."""

import secrets

from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider

from .adapter import SignOnOAuth2Adapter


class SignOnProvider(OpenIDConnectProvider):
    """OpenID Connect with nonce and PKCE; people are known by the subject of the ID token alone."""

    oauth2_adapter_class = SignOnOAuth2Adapter
    pkce_enabled_default = True
    package = "colab.core.organisations.signon"

    def redirect(self, request, process, next_url=None, data=None, **kwargs):
        """Lead to the provider with a nonce that the callback will look for; nothing is taken from the address bar."""
        nonce = secrets.token_urlsafe(24)
        params = {**self.get_auth_params(), "nonce": nonce}
        if acr := self.app.settings.get("acr"):
            params["acr_values"] = acr
        kwargs |= {"auth_params": params, "scope": self.get_scope()}
        return super().redirect(request, process, next_url, data, nonce=nonce, **kwargs)

    def extract_uid(self, data):
        """Return the subject of the checked ID token."""
        return data["id_token"]["sub"]

    def extract_email_addresses(self, data):
        """Return the address as one to be confirmed here: a provider's word lets nobody into an account.

        Where the operator trusts the provider for a domain (``verified_email``), allauth confirms it after this.
        """
        found = super().extract_email_addresses(data)
        for address in found:
            address.verified = False
        return found
