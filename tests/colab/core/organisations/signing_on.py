"""What a browser does at the OpenID provider, and a relay that spoils what the provider says."""

import base64
import json
import re
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urljoin, urlsplit

import requests
from allauth.account.models import EmailAddress


def with_address(user):
    """Let the person's address be confirmed, so that nothing more is asked at the login, and return the person."""
    defaults = {"verified": True, "primary": True}
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults=defaults)
    return user


def register(issuer: str, callback: str) -> dict:
    """Register a client at the provider and return it as OIDC_APPS has it."""
    words = {"redirect_uris": [callback], "token_endpoint_auth_method": "client_secret_post"}
    made = requests.post(f"{issuer}/reg", json=words, timeout=10).json()
    return {
        "provider_id": issuer.rsplit("/", 1)[1],
        "name": "見本市の職員認証",
        "client_id": made["client_id"],
        "secret": made["client_secret"],
        "settings": {"server_url": issuer},
    }


def log_in_there(address: str, who: str, back: str) -> str:
    """Fill in the provider's forms as the person and return the address it leads back to."""
    browser = requests.Session()
    answer = browser.get(address, allow_redirects=False, timeout=10)
    for _step in range(12):
        while answer.is_redirect:
            address = urljoin(answer.url, answer.headers["Location"])
            if address.startswith(back):
                return address
            answer = browser.get(address, allow_redirects=False, timeout=10)
        form = re.search(r'action="([^"]+)"', answer.text)
        assert form, answer.text[:500]
        prompt = re.search(r'name="prompt" value="(\w+)"', answer.text).group(1)
        words = {"prompt": prompt, "login": who, "password": "any"}
        answer = browser.post(urljoin(answer.url, form.group(1)), words, allow_redirects=False, timeout=10)
    raise AssertionError("the provider asks for ever")


def spoilt_claims(token: str, **changes) -> str:
    """Return the ID token with other claims under the old signature."""
    head, body, signature = token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    words = json.dumps({**claims, **changes}).encode()
    return ".".join([head, base64.urlsafe_b64encode(words).decode().rstrip("="), signature])


def with_another_signature(token: str) -> str:
    """Return the ID token, its signature as long as before and wrong in one bit."""
    kept, _dot, signature = token.rpartition(".")
    made = bytearray(base64.urlsafe_b64decode(signature + "=="))
    made[100] ^= 1
    return f"{kept}.{base64.urlsafe_b64encode(made).decode().rstrip('=')}"


def unsigned(token: str) -> str:
    """Return the ID token as one that claims to need no signature."""
    head = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').decode().rstrip("=")
    return f"{head}.{token.split('.')[1]}."


@contextmanager
def relay(issuer: str, spoil, status=None):
    """Yield the address of a relay before the provider; ``spoil(path, answer)`` changes what is answered as JSON.

    With ``status`` 302 it answers nothing itself but leads to the provider.
    """

    class Handler(BaseHTTPRequestHandler):
        def _pass(self, method):
            length = int(self.headers.get("Content-Length") or 0)
            kept = {name: self.headers[name] for name in ("Content-Type", "Authorization") if self.headers.get(name)}
            target = urljoin(issuer, urlsplit(self.path).path)
            answer = requests.request(method, target, data=self.rfile.read(length), headers=kept, timeout=10)
            body = json.dumps(spoil(self.path, answer.json())).encode()
            self.send_response(status or answer.status_code)
            self.send_header("Location", target)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self):  # noqa: N802 - the name the server calls
            self._pass("GET")

        def do_POST(self):  # noqa: N802
            self._pass("POST")

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
