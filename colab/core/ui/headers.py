"""What browsers are told: the content security policy, the powers a page has not, what is not to be kept."""

from urllib.parse import urlsplit

from django.conf import settings

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'{forms}; frame-ancestors 'self'; base-uri 'none'; object-src 'none'; "
    "manifest-src 'self'; media-src 'self'; frame-src 'self'"
)
EDITOR = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; frame-ancestors 'self'; base-uri 'none'; object-src 'none'; "
    "form-action 'self'"
)
"""Wagtail's editor still has inline scripts; it is shown to people with an editing post only."""
POWERS = ", ".join(
    f"{power}=()"
    for power in (
        "accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "display-capture", "geolocation",
        "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking",
    )
) + ", publickey-credentials-get=(self), publickey-credentials-create=(self)"  # fmt: skip


def strict(*origins: str) -> str:
    """Return the policy of our pages; forms may lead to these other origins as well.

    Browsers hold form-action against the redirect that answers a form, so a page whose button leads elsewhere names it.
    """
    return STRICT.format(forms="".join(f" {origin}" for origin in origins))


def policy_of(path: str) -> str:
    """Return the content security policy of a page; the pages of accounts lead to the providers of single sign-on."""
    if path.startswith("/cms/"):
        return EDITOR
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] if "/accounts/" in path else []
    return strict(*sorted({_origin(app) for app in apps}))


def _origin(app: dict) -> str:
    address = urlsplit(app["settings"].get("login_origin") or app["settings"]["server_url"])
    return f"{address.scheme}://{address.netloc}"


class BrowserHeadersMiddleware:
    """Set what the view has not set itself."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        headers = response.headers
        headers.setdefault("Content-Security-Policy", policy_of(request.path))
        headers.setdefault("Permissions-Policy", POWERS)
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if "/accounts/" in request.path or _is_somebodys(request):
            headers.setdefault("Cache-Control", "private, no-store")
        if headers.get("Content-Type") == "application/xml":
            headers["Content-Type"] = "application/xml; charset=utf-8"
        if request.method == "POST" and request.path.endswith("/accounts/logout/"):
            # What the forms could not send stays in the browser; who logs out by hand may be at a desk of many.
            headers["Clear-Site-Data"] = '"storage"'
        return response


def _is_somebodys(request) -> bool:
    """Whether the page was made for a person who is logged in; asks no database that was not asked before."""
    session = getattr(request, "session", None)
    return bool(session and session.session_key and session.accessed and "_auth_user_id" in session)


def private(response):
    """Return the response of a page whose address is its key: not to be found, kept, or named to other sites.

    "no-referrer" would be stricter, but has browsers send `Origin: null` with the page's own forms: Django refuses.
    """
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
