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
                session_id, {"expand": ["payment_intent", "payment_intent.payment_method"]}
            )
            intent = session.payment_intent
            refunds = self.client.v1.refunds.list({"payment_intent": intent.id, "limit": 100}) if intent else None
            rows = [each.to_dict() for each in refunds.auto_paging_iter()] if refunds else []
            return read(session.to_dict(), rows)

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

    def sessions(self) -> Iterator[dict]:
        """Yield all sessions at the service, newest first."""
        with _asking():
            params = {"limit": 100, "expand": ["data.payment_intent"]}
            for session in self.client.v1.checkout.sessions.list(params).auto_paging_iter():
                yield session.to_dict()


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
        "metadata": {"payment": payment.key},
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
