"""Events: stored once, believed never."""

import time

import pytest
import stripe

from colab.core import outbox
from colab.core.payments.actions.begin import begin
from colab.core.payments.models import Payment, ProviderEvent
from colab.demo.till.events import signed

from .conftest import SECRET

pytestmark = pytest.mark.django_db


def post(client, event, secret=SECRET, moment=None):
    payload, header = signed(event, secret, moment)
    return client.post("/hooks/stripe", payload, content_type="application/json", headers={"stripe-signature": header})


def test_events_lead_to_a_reading(client, payment, till):
    begin(payment)
    till.pay(next(iter(till.sessions)))
    for event in reversed(till.events * 3):
        assert post(client, event).status_code == 200
    assert ProviderEvent.objects.count() == len(till.events)
    outbox.drain()
    payment.refresh_from_db()
    assert payment.state == "paid"


def test_what_an_event_says_is_not_believed(client, payment, till):
    begin(payment)
    session = next(iter(till.sessions.values()))
    lie = {"id": "evt_lie", "object": "event", "type": "checkout.session.completed",
           "data": {"object": session | {"payment_status": "paid", "status": "complete"}}}  # fmt: skip
    assert post(client, lie).status_code == 200
    outbox.drain()
    assert Payment.objects.get().state == "open"


def test_only_signed_and_recent_events_are_heard(client, payment, till):
    event = {"id": "evt_1", "object": "event", "type": "x", "data": {"object": {"id": "y"}}}
    assert post(client, event, "whsec_wrong").status_code == 400
    assert post(client, event, moment=int(time.time()) - 3600).status_code == 400
    assert client.post("/hooks/stripe", b"{", content_type="application/json").status_code == 400
    assert client.get("/hooks/stripe").status_code == 405
    assert not ProviderEvent.objects.exists()
    assert post(client, event).content == b"stored" and post(client, event).content == b"known"


def test_without_a_key_there_is_no_address(client, settings):
    settings.STRIPE_SECRET_KEY = ""
    assert client.post("/hooks/stripe", b"{}", content_type="application/json").status_code == 404


def test_a_service_that_is_away_is_asked_again(client, payment, till, settings):
    begin(payment)
    till.pay(next(iter(till.sessions)))
    for event in till.events:
        post(client, event)
    settings.STRIPE_API_BASE, there = "http://127.0.0.1:1", settings.STRIPE_API_BASE
    outbox.drain()
    assert Payment.objects.get().state == "open"
    settings.STRIPE_API_BASE = there
    outbox.drain(future=True)
    assert Payment.objects.get().state == "paid"


def test_the_sdk_signs_as_the_till_does():
    payload, header = signed({"id": "evt_1", "object": "event"}, SECRET)
    assert stripe.Webhook.construct_event(payload, header, SECRET).id == "evt_1"
