"""Address, secret, proxy and clock."""

from urllib.parse import urlsplit

from django.conf import settings

from .finding import Finding, State

VARIABLE = "SITE_URL"


def probe() -> Finding:
    """Look for what makes a site unsafe: demo mode, plain HTTP, a short secret, debugging."""
    faults = [words for wrong, words in _questions() if wrong]
    if settings.DEMO_MODE:
        return Finding(State.EMBEDDED, "demo mode: anybody may be anybody", "Unset DEMO_MODE on a real site.")
    if faults:
        return Finding(State.WARN, "; ".join(faults), "See docs/operations.md, the parts and their switches.")
    return Finding(State.OK, settings.SITE_URL)


def _questions():
    address = urlsplit(settings.SITE_URL)
    yield settings.DEBUG, "DEBUG is on"
    yield address.scheme != "https", "SITE_URL is not https: cookies travel in the open"
    yield address.hostname not in settings.ALLOWED_HOSTS, "ALLOWED_HOSTS lacks the host of SITE_URL"
    yield len(settings.SECRET_KEY) < 50, "SECRET_KEY is shorter than 50 characters"
    yield "*" in settings.ALLOWED_HOSTS, "ALLOWED_HOSTS lets every host in"
