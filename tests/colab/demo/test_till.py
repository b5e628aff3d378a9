"""The demo's till knows what the demo year was paid, and keeps it."""

import pytest

from colab.core.access import Actor
from colab.core.lifecycle import apply
from colab.core.payments.actions.reconcile import reconcile
from colab.core.payments.actions.reread import reread
from colab.core.payments.models import Payment
from colab.core.payments.stripe import Seen
from colab.demo.builders.challenges import open_challenge
from colab.demo.builders.payments import asked, make_fee
from colab.demo.till import Till, serve
from colab.demo.till.seeding import take_over

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system_("test")


def seen(payment, status, method, refunded=0):
    got = payment.amount_yen if status == "paid" else 0
    return Seen(f"cs_demo_{payment.key}", f"pi_demo_{payment.key}", status, method, payment.amount_yen, got, refunded)


@pytest.fixture
def lived():
    """One that waits for its transfer, one paid, one given back in part, one never begun."""
    about, fee = open_challenge(), make_fee()
    waits, paid, part, never = (asked(about, fee) for _n in range(4))
    apply("await_payment", waits, actor=SYSTEM, seen=seen(waits, "pending", "bank_transfer"))
    apply("settle", paid, actor=SYSTEM, seen=seen(paid, "paid", "card"))
    part = apply("settle", part, actor=SYSTEM, seen=seen(part, "paid", "konbini"))
    apply("book_refund", part, actor=SYSTEM, refunded_yen=300)
    return waits, paid, part, never


def test_what_the_year_was_paid_is_in_the_till(lived, tmp_path, settings):
    till = Till(tmp_path / "till.json")
    assert take_over(till) == 3 and take_over(till) == 0
    again = Till(tmp_path / "till.json")
    assert again.held() == 3300 + 3000 and take_over(again) == 0
    _server, stop = serve(again)
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE = "sk_test_1", again.origin
    try:
        found = reconcile()
        assert found.complete and found.differences == [] and found.held_yen == found.booked_yen == 6300
        again.arrive(f"cs_demo_{lived[0].key}")
        assert reread(f"cs_demo_{lived[0].key}").state == "paid"
    finally:
        stop()
    assert Payment.objects.get(pk=lived[3].pk).state == "open"


def test_a_session_is_paid_where_the_till_is_now(tmp_path):
    till = Till(tmp_path / "till.json", "http://127.0.0.1:1")
    line = {"quantity": "1", "price_data": {"currency": "jpy", "unit_amount": "3300", "product_data": {"name": "x"}}}
    opened = till.open_session({"success_url": "http://x", "line_items": [line]})
    assert opened["url"].startswith("http://127.0.0.1:1/pay/")
    till._keep()
    later = Till(tmp_path / "till.json", "http://127.0.0.1:2")
    assert later.expanded(later.session(opened["id"]))["url"].startswith("http://127.0.0.1:2/pay/")
