"""Every call the site makes, against Stripe's own description of it (stripe-mock), read by the site's reader.

stripe-mock refuses parameters that are unknown, missing or of the wrong kind and answers in the right shapes. It knows
neither yen nor what was sent before: the amounts are put into its answers here, and what happens to money is tried with
the till.
"""

import inspect
import json
import os
from datetime import timedelta
from types import SimpleNamespace
from urllib.parse import parse_qsl, urlsplit

import pytest
import stripe
from stripe.params.checkout import SessionCreateParams

from colab.core import clock
from colab.core.payments.enums import ONLINE
from colab.core.payments.stripe import Gateway
from colab.ops.parts.payments import probe

pytestmark = pytest.mark.needs("stripe-mock")
NEWER = "paypay"
"""Known to the SDK, and not yet to stripe-mock's description."""
KNOWN = [str(way) for way in ONLINE if way != NEWER]
YEN = {"checkout.session": {"currency": "jpy", "amount_total": 3300}}
BACK = "https://lab.example.invalid/payments/k/"


@pytest.fixture
def calls(monkeypatch):
    """What went out: (method, path, headers, parameters) of every call."""
    sent = []

    class Watched(stripe.RequestsClient):
        def request(self, method, url, headers, post_data=None, **more):
            sent.append((method, urlsplit(url).path, headers, dict(parse_qsl(post_data or urlsplit(url).query))))
            body, code, got = super().request(method, url, headers, post_data, **more)
            return json.dumps(_in_yen(json.loads(body))), code, got

    monkeypatch.setattr(stripe, "RequestsClient", Watched)
    return sent


@pytest.fixture
def till(calls):
    return Gateway("sk_test_123", os.environ["TEST_STRIPE_MOCK_URL"])


@pytest.fixture
def payment():
    return SimpleNamespace(
        key="k3y", attempt=2, language="ja", amount_yen=3300, title="参加費", payer_email="hanako@example.com",
        payer_name="山田 花子", body=SimpleNamespace(corporate_number="8000020130001"),
    )  # fmt: skip


def _in_yen(answer):
    if answer.get("object") == "list":
        return answer | {"data": [_in_yen(each) for each in answer["data"]]}
    return answer | YEN.get(answer.get("object"), {})


@pytest.mark.parametrize("ways", [[way] for way in KNOWN] + [KNOWN])
def test_opening_a_session(till, calls, payment, ways):
    seen = till.open_session(payment, ways, back=BACK, until=clock.now() + timedelta(hours=2))
    assert seen.session_id.startswith("cs_") and seen.amount_yen == 3300
    method, path, headers, params = calls[-1]
    assert (method, path) == ("post", "/v1/checkout/sessions")
    assert headers["Idempotency-Key"] == "session-k3y-2"
    assert headers["Stripe-Version"] == stripe.api_version
    assert params["line_items[0][price_data][unit_amount]"] == "3300"
    customers = [call for call in calls if call[1] == "/v1/customers"]
    assert len(customers) == ("bank_transfer" in ways)
    assert all(call[2]["Idempotency-Key"] == "customer-k3y" for call in customers)


def test_reading_a_session_with_its_payment_and_refunds(till, calls):
    seen = till.see("cs_test_1")
    assert seen.status in ("open", "paid", "pending", "expired", "failed")
    assert seen.session_id.startswith("cs_") and isinstance(seen.received_yen, int)
    assert [call[1] for call in calls][0] == "/v1/checkout/sessions/cs_test_1"
    if seen.intent_id:
        assert seen.refunds and all(isinstance(yen, int) for _id, _key, _status, yen in seen.refunds)


def test_listing_all_sessions(till, calls):
    since = clock.now() - timedelta(days=60)
    rows, more = till.sessions(since=since, after="", limit=25)
    assert rows and {"id", "status", "payment_status", "currency"} <= rows[0].keys() and more in (True, False)
    till.sessions(since=since, after=rows[-1]["id"], limit=25)
    assert calls[-1][3] == {
        "limit": "25",
        "created[gte]": str(int(since.timestamp())),
        "starting_after": rows[-1]["id"],
    }


def test_listing_what_banks_ask_back(till, calls):
    rows, _more = till.disputes(since=clock.now() - timedelta(days=60), after="", limit=25)
    assert rows and {"id", "status", "amount", "payment_intent"} <= rows[0].keys()
    assert calls[-1][1] == "/v1/disputes"


def test_looking_for_a_refund_that_was_made_before(till, calls):
    assert till.refund_of("pi_123", "a key of ours") == ""
    assert calls[-1][1] == "/v1/refunds" and calls[-1][3]["payment_intent"] == "pi_123"


def test_giving_money_back(till, calls):
    made, status = till.refund("pi_123", amount_yen=1000, key="r3f")
    assert made.startswith("re_") and status == "succeeded"
    assert calls[-1][2]["Idempotency-Key"] == "refund-r3f" and calls[-1][3]["amount"] == "1000"


def test_closing_a_session(till, calls):
    till.close_session("cs_test_1")
    assert calls[-1][:2] == ("post", "/v1/checkout/sessions/cs_test_1/expire")


def test_paypay_is_known_to_the_sdk_and_only_it_is_missing_here(till, payment):
    assert f"'{NEWER}'" in inspect.getsource(SessionCreateParams).replace('"', "'")
    with pytest.raises(stripe.InvalidRequestError, match="payment_method_types"):
        till.open_session(payment, [NEWER], back=BACK, until=None)


def test_what_the_description_does_not_know_is_refused(till):
    sessions = till.client.v1.checkout.sessions
    with pytest.raises(stripe.InvalidRequestError):
        sessions.create({"mode": "payment", "success_url": BACK, "colour_of_the_button": "red"})
    line = {"quantity": 1, "price_data": {"currency": "jpy", "unit_amount": 3300.5, "product_data": {"name": "x"}}}
    with pytest.raises(stripe.InvalidRequestError):
        sessions.create({"mode": "payment", "success_url": BACK, "line_items": [line]})
    with pytest.raises(stripe.InvalidRequestError):
        till.refund("pi_123", amount_yen="1000.5", key="r3f")


@pytest.mark.django_db
def test_the_doctor_asks_for_the_balance(settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = "sk_test_123", "whsec_x"
    settings.STRIPE_API_BASE = os.environ["TEST_STRIPE_MOCK_URL"]
    assert probe().words == "answers, test mode"
