"""What becomes of a login by a provider: a new person with a name, never somebody who is here already."""

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from colab.core.organisations import corporate_number

CLAIM = "corporate_number"


class SignOnAdapter(DefaultSocialAccountAdapter):
    """The adapter for accounts at providers."""

    def populate_user(self, request, sociallogin, data):
        """Take over the name."""
        user = super().populate_user(request, sociallogin, data)
        user.name = (data.get("name") or "")[:100]
        return user

    def get_requests_session(self):
        """Return a session that follows no redirect: providers are asked where the operator said, and nowhere else."""
        session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def can_authenticate_by_email(self, login, email):
        """Never: accounts are tied by the provider's subject, and by the person who is logged in here."""
        return False


def told_corporate_number(user) -> str:
    """Return the corporate number a business provider (``"kind": "business"``) told of the person, "" if none did."""
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    business = [app["provider_id"] for app in apps if app["settings"].get("kind") == "business"]
    if not business:
        return ""
    for account in SocialAccount.objects.filter(user=user, provider__in=business).order_by("-last_login", "pk"):
        number = corporate_number.normalise(str(account.extra_data.get("userinfo", {}).get(CLAIM, "")))
        if corporate_number.is_valid(number):
            return number
    return ""
