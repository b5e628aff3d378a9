"""How allauth behaves here: what a login needs, where it leads, and a sign-up whose time tells nothing."""

from types import SimpleNamespace
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.urls import reverse
from django.utils.translation import get_language

from colab.core.access import Actor
from colab.core.organisations import known_devices
from colab.core.organisations.middleware import has_second_factor


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

    def is_login_by_code_required(self, login):
        """Ask people with a post, and superusers, for a mailed code after the password where no factor is stronger."""
        records = get_authentication_records(self.request, login.user)
        if not settings.REQUIRE_SECOND_FACTOR or not records or records[-1]["method"] != "password":
            return super().is_login_by_code_required(login)
        is_strong = login.user.is_superuser or Actor.of(login.user).grants.is_staff
        return is_strong and not has_second_factor(login.user)

    def post_login(self, request, user, **kwargs):
        """Remember the browser, so that others' wrong passwords do not shut it out."""
        response = super().post_login(request, user, **kwargs)
        known_devices.remember(request, response, user.email)
        return response

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Count failures of a known browser apart from those of all the world."""
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{known_devices.device_of(request, credentials.get('email', ''))}"
