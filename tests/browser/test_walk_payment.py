"""Somebody registers for a seat that costs something and pays, in a real browser: the forms lead where they should."""

import re

import pytest
from playwright.sync_api import expect

from challenges.briefings import seats
from colab.core import outbox
from colab.core.payments.models import Payment
from colab.demo.builders.events import announced_event
from colab.demo.builders.payments import charging_programme, make_fee
from colab.demo.till import Till, serve

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def event(live_server, settings):
    """An event with a fee, and a till that the site knows."""
    till = Till()
    _server, stop = serve(till)
    settings.SITE_URL = live_server.url
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE = "sk_test_1", till.origin
    event = announced_event(pitches=2)
    make_fee(charging_programme(event.programme))
    yield event
    stop()


def test_from_the_registration_to_the_receipt(page, live_server, good_page, event, settings):
    good_page.leads_to(settings.STRIPE_API_BASE)
    page.set_default_timeout(60_000)
    page.goto(f"{live_server.url}/seats/event/{event.key}/register/")
    page.fill("input[name=name]", "架空 七海")
    page.fill("input[name=email]", "nana@example.invalid")
    page.locator("main form button").last.click()
    expect(page).to_have_url(re.compile("/registered/$"))
    payment = Payment.objects.get()
    good_page(payment.get_absolute_url(), 360)
    page.get_by_role("button", name="支払いに進む").click()
    page.locator("button[value=card]").click()
    expect(page.get_by_text("入金済み")).to_be_visible()
    good_page(payment.get_absolute_url())
    with page.expect_download() as paper:
        page.locator("a[href$='receipt.pdf']").click()
    assert paper.value.path().read_bytes()[:5] == b"%PDF-"
    assert event.seats.get().status == "confirmed"


def test_a_seat_is_given_back_by_its_own_page(page, live_server, event):
    event.programme.fees.update(is_active=False)
    seat = seats.register(event, name="架空 八重", email="yae@example.invalid")
    outbox.drain()
    page.set_default_timeout(60_000)
    page.goto(f"{live_server.url}/seats/event/{seat.key}/mine/")
    page.locator("main form button").click()
    expect(page.get_by_text("取り消しました").first).to_be_visible()
    seat.refresh_from_db()
    assert seat.status == "cancelled"
