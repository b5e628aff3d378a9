"""What `manage.py check --deploy` refuses on a real site."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Warning, register

from colab.core.inner import unsafe


@register(deploy=True)
def demo_is_off(app_configs, **kwargs):
    """In demo mode anybody may log in as anybody."""
    if settings.DEMO_MODE:
        return [Error("DEMO_MODE is on: anybody may log in as anybody.", hint="Unset DEMO_MODE.", id="colab.E001")]
    return []


@register(deploy=True)
def parts_are_real(app_configs, **kwargs):
    """The embedded parts are for trying out."""
    found = []
    if settings.CELERY_BROKER_URL.startswith("memory://"):
        found.append(Warning("No broker: mails are sent while people wait.", hint="Set BROKER_URL.", id="colab.W001"))
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        found.append(Warning("Mails are written to files.", hint="Set SMTP_URL.", id="colab.W002"))
    if urlsplit(settings.SITE_URL).scheme != "https":
        found.append(Warning("The site's address is not https.", hint="Set SITE_URL.", id="colab.W003"))
    return found


@register(deploy=True)
def inner_parts_are_reached_in_secret(app_configs, **kwargs):
    """What crosses a network goes by TLS, with the other side's certificate checked."""
    return [
        Warning(f"{each.variable}: {each.host} is reached {each.how}.", hint=each.advice, id="colab.W004")
        for each in unsafe()
    ]
