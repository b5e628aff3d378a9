"""Talking to Stripe. Every call that creates something carries an idempotency key: sent twice, it happens once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import stripe
from django.conf import settings

from .reading import Seen, read

SECONDS = 10
ASKED = {"card": "card", "konbini": "konbini", "bank_transfer": "customer_balance", "paypay": "paypay"}
KONBINI_DAYS = 3
LARGEST = 100
"""So many rows the service gives in one page."""


class Away(Exception):
    """The payment service cannot be asked now."""


class Gateway:
    """The calls that are used. Raises ``Away`` for what may go better later, ``stripe.StripeError`` for the rest."""

    def __init__(self, key: str, base: str = ""):
        bases = {"api": base} if base else {}
        http = stripe.RequestsClient(timeout=SECONDS)
        self.client = stripe.StripeClient(key, base_addresses=bases, http_client=http, max_network_retries=1)

    def open_session(self, payment: Any, methods: list[str], *, back: str, until: datetime | None) -> Seen:
        """Open a Checkout Session for the payment; the same attempt always gives the same session."""
        with _asking():
            session = self.client.v1.checkout.sessions.create(
                _session_params(payment, methods, back, until, self._customer(payment, methods)),
                {"idempotency_key": f"session-{payment.key}-{payment.attempt}"},
            )
        return read(session.to_dict())

    def _customer(self, payment: Any, methods: list[str]) -> str:
        """A transfer goes to an account of the payer's own at the service, which needs a customer."""
        if "bank_transfer" not in methods:
            return ""
        params = {"email": payment.payer_email, "name": payment.payer_name, "metadata": {"payment": payment.key}}
        return self.client.v1.customers.create(params, {"idempotency_key": f"customer-{payment.key}"})["id"]

    def see(self, session_id: str) -> Seen:
        """Read a session, its payment and its refunds."""
        with _asking():
            session = self.client.v1.checkout.sessions.retrieve(
                session_id, {"expand": [f"payment_intent{part}" for part in ("", ".payment_method", ".latest_charge")]}
            ).to_dict()
            intent = session.get("payment_intent")
            refunds = self._all_of(self.client.v1.refunds, intent["id"]) if intent else []
            # The charge says whether there is one, which spares a call of nearly every reading.
            charge = (intent or {}).get("latest_charge") or {}
            disputes = self._all_of(self.client.v1.disputes, intent["id"]) if charge.get("disputed") else []
            return read(session, refunds, disputes)

    def _all_of(self, service: Any, intent_id: str) -> list[dict]:
        rows = service.list({"payment_intent": intent_id, "limit": LARGEST})
        return [each.to_dict() for each in rows.auto_paging_iter()]

    def close_session(self, session_id: str) -> None:
        """Let a session end; one that is complete or over already stays as it is."""
        with _asking():
            try:
                self.client.v1.checkout.sessions.expire(session_id)
            except stripe.InvalidRequestError:
                return

    def refund(self, intent_id: str, *, amount_yen: int, key: str) -> tuple[str, str]:
        """Give money back; return (id, status)."""
        with _asking():
            made = self.client.v1.refunds.create(
                {"payment_intent": intent_id, "amount": amount_yen, "metadata": {"refund": key}},
                {"idempotency_key": f"refund-{key}"},
            )
        return made["id"], made["status"]

    def refund_of(self, intent_id: str, key: str) -> str:
        """Return the id of the refund that was made under our ``key`` before, "" where there is none."""
        with _asking():
            rows = self._all_of(self.client.v1.refunds, intent_id)
        return next((each["id"] for each in rows if (each.get("metadata") or {}).get("refund") == key), "")

    def sessions(self, *, since: datetime, after: str, limit: int) -> tuple[list[dict], bool]:
        """Return a page of the sessions opened from ``since`` on, newest first, and whether there are more.

        after: id of the last session of the page before, "" for the first page.
        """
        return self._page(self.client.v1.checkout.sessions, since, after, limit)

    def disputes(self, *, since: datetime, after: str, limit: int) -> tuple[list[dict], bool]:
        """Return a page of the disputes from ``since`` on, in the same way."""
        return self._page(self.client.v1.disputes, since, after, limit)

    def _page(self, service: Any, since: datetime, after: str, limit: int) -> tuple[list[dict], bool]:
        params: dict[str, Any] = {"limit": limit, "created": {"gte": int(since.timestamp())}}
        with _asking():
            page = service.list(params | ({"starting_after": after} if after else {}))
            return [each.to_dict() for each in page.data], page.has_more


def gateway() -> Gateway | None:
    """Return the gateway, None where STRIPE_SECRET_KEY is not set."""
    if not settings.STRIPE_SECRET_KEY:
        return None
    return Gateway(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE)


def checkout_origin() -> str:
    """Return where payers are sent: the service's own pages, or those of the stand-in beside its interface."""
    parts = urlsplit(settings.STRIPE_API_BASE)
    return f"{parts.scheme}://{parts.netloc}" if settings.STRIPE_API_BASE else "https://checkout.stripe.com"


def _session_params(payment: Any, methods: list[str], back: str, until: datetime | None, customer: str) -> dict:
    item = {"currency": "jpy", "unit_amount": payment.amount_yen, "product_data": {"name": payment.title}}
    params: dict[str, Any] = {
        "mode": "payment",
        "locale": payment.language[:2],
        "client_reference_id": payment.key,
        "line_items": [{"quantity": 1, "price_data": item}],
        "payment_method_types": [ASKED[method] for method in methods],
        "payment_intent_data": {"metadata": {"payment": payment.key}, "description": payment.title[:200]},
        "metadata": {"payment": payment.key, "body": payment.body.corporate_number},
        "success_url": f"{back}?back=1",
        "cancel_url": back,
    }
    options: dict[str, Any] = {}
    if "konbini" in methods:
        options["konbini"] = {"expires_after_days": KONBINI_DAYS}
    if "bank_transfer" in methods:
        options["customer_balance"] = {"funding_type": "bank_transfer", "bank_transfer": {"type": "jp_bank_transfer"}}
    if options:
        params["payment_method_options"] = options
    if until:
        params["expires_at"] = int(until.timestamp())
    return params | ({"customer": customer} if customer else {"customer_email": payment.payer_email})


@contextmanager
def _asking() -> Iterator[None]:
    try:
        yield
    except (stripe.APIConnectionError, stripe.RateLimitError) as error:
        raise Away(type(error).__name__) from error
    except stripe.APIError as error:
        raise Away(type(error).__name__) from error
