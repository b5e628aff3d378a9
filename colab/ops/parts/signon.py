"""Single sign-on of bodies and of businesses."""

import json
from urllib.parse import urljoin
from urllib.request import Request, urlopen

from django.conf import settings

from .finding import Finding, State

VARIABLE = "OIDC_APPS"
ADVICE = "Is settings.server_url right, and reachable from here?"
DISCOVERY = "/.well-known/openid-configuration"


def probe() -> Finding:
    """Read every provider's published configuration."""
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    if not apps:
        return Finding(State.OFF, "off: e-mail and password, code or passkey")
    for app in apps:
        server = app["settings"]["server_url"]
        address = server if DISCOVERY in server else urljoin(server.rstrip("/") + "/", DISCOVERY.lstrip("/"))
        if not address.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            return Finding(State.FAIL, f"{app['provider_id']}: not https", ADVICE)
        with urlopen(Request(address, headers={"Accept": "application/json"}), timeout=5) as answer:
            told = json.load(answer)
        if "authorization_endpoint" not in told:
            return Finding(State.FAIL, f"{app['provider_id']}: no authorization_endpoint", ADVICE)
    return Finding(State.OK, f"{len(apps)} provider(s) answer")
