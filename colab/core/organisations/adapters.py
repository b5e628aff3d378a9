"""How allauth behaves here: where a login leads, and a sign-up that does not tell who is known by its time."""

from types import SimpleNamespace
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.urls import reverse
from django.utils.translation import get_language


class AccountAdapter(DefaultAccountAdapter):
    """The account adapter of the house."""

    def get_login_redirect_url(self, request):
        """Everybody starts with what waits for them."""
        return reverse("desk:home")

    def get_signup_redirect_url(self, request):
        """The same after signing up."""
        return reverse("desk:home")

    def send_mail(self, template_prefix, email, context):
        """Name the site in mails by its name; without the sites framework allauth knows only the host."""
        name = settings.SITE_NAME_EN if get_language() == "en" else settings.SITE_NAME
        site = SimpleNamespace(name=name, domain=urlsplit(settings.SITE_URL).netloc)
        super().send_mail(template_prefix, email, {**context, "current_site": site})

    def send_account_already_exists_mail(self, email):
        """Send the mail that tells a known person, after spending the time of the hash a new one costs."""
        make_password("the time of one hash")
        return super().send_account_already_exists_mail(email)
