"""The stand-in over HTTP, on loopback only."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from colab.demo.till import events, pages
from colab.demo.till.books import Till
from colab.demo.till.listing import listed
from colab.demo.till.params import parse
from colab.demo.till.problems import Problem, invalid, missing


class Handler(BaseHTTPRequestHandler):
    """Routes calls of the interface (/v1/…) and the payer's pages (/pay/…)."""

    till: Till
    site = ""
    secret = ""
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        """Say nothing."""

    def do_GET(self):  # noqa: N802 - the name the server calls
        """Read."""
        self._answer("GET")

    def do_POST(self):  # noqa: N802
        """Create, or press a button of a payer's page."""
        self._answer("POST")

    def _answer(self, verb: str) -> None:
        at = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        before = len(self.till.events)
        try:
            if at.path.startswith("/v1/"):
                self._json(200, self._call(verb, at.path.removeprefix("/v1/").split("/"), body, parse(at.query)))
            else:
                self._page(verb, at.path, body)
        except Problem as problem:
            self._json(problem.status, problem.body)
        if self.site and len(self.till.events) > before:
            threading.Thread(target=self._deliver, args=(before,), daemon=True).start()

    def _deliver(self, before: int) -> None:
        for event in self.till.events[before:]:
            events.send(event, self.secret, self.site)

    def _call(self, verb: str, path: list[str], body: str, asked: dict) -> Any:
        if not (self.headers.get("Authorization") or "").startswith("Bearer sk_"):
            raise Problem(401, "invalid_request_error", "Invalid API Key provided")
        till, params, key = self.till, parse(body), self.headers.get("Idempotency-Key") or ""
        match verb, path:
            case "POST", ["customers"]:
                return till.once(key, "customers", params, till.make_customer)
            case "POST", ["checkout", "sessions"]:
                return till.once(key, "sessions", params, till.open_session)
            case "POST", ["checkout", "sessions", session, "expire"]:
                return till.expire(session)
            case "GET", ["checkout", "sessions", session]:
                return till.expanded(till.session(session))
            case "GET", ["checkout", "sessions"]:
                rows = [till.expanded(each) for each in reversed(till.sessions.values())]
                return listed(rows, asked, "/v1/checkout/sessions")
            case "POST", ["refunds"]:
                return till.once(key, "refunds", params, till.make_refund)
            case "GET", ["refunds"]:
                return listed(list(reversed(till.refunds.values())), asked, "/v1/refunds")
            case "GET", ["disputes"]:
                return listed(list(reversed(till.disputes.values())), asked, "/v1/disputes")
            case "GET", ["balance"]:
                return {
                    "object": "balance",
                    "livemode": False,
                    "available": [{"amount": till.held(), "currency": "jpy"}],
                }
        raise missing("route", "/".join(path))

    def _page(self, verb: str, path: str, body: str) -> None:
        parts = path.strip("/").split("/")
        if len(parts) != 2 or parts[0] not in ("pay", "later"):
            raise missing("page", path)
        session = self.till.session(parts[1])
        if verb == "GET":
            self._html(pages.pay(session) if parts[0] == "pay" else pages.later(session))
            return
        chosen = parse(body).get("do", "")
        self._redirect(_press(self.till, parts[0], session, chosen))

    def _json(self, status: int, body: Any) -> None:
        self._send(status, "application/json", json.dumps(body).encode())

    def _html(self, page: str) -> None:
        self._send(200, "text/html; charset=utf-8", page.encode())

    def _redirect(self, address: str) -> None:
        self._send(303, "text/plain", b"", Location=address)

    def _send(self, status: int, kind: str, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _press(till: Till, page: str, session: dict, chosen: str) -> str:
    if page == "later":
        {"arrive": till.arrive, "lapse": till.lapse}.get(chosen, _nothing)(session["id"])
        return session["success_url"]
    if chosen == "cancel":
        return session["cancel_url"] or session["success_url"]
    till.pay(session["id"], chosen)
    return f"/later/{session['id']}" if session["payment_status"] != "paid" else session["success_url"]


def _nothing(key: str) -> None:
    raise invalid("No such button.")


def serve(
    till: Till, port: int = 0, site: str = "", secret: str = ""
) -> tuple[ThreadingHTTPServer, Callable[[], None]]:
    """Serve the till on 127.0.0.1; return the server and a function that ends it.

    site: the address that hears events, "" for none; secret: what they are signed with.
    """
    handler = type("Bound", (Handler,), {"till": till, "site": site, "secret": secret})
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    till.origin = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()

    def stop() -> None:
        server.shutdown()
        server.server_close()
        thread.join(5)

    return server, stop
