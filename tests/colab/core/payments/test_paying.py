"""Paying in every way: at once, days later, never; refunds; slips."""

import pytest
from django.core import mail

from colab.core import outbox
from colab.core.access import Actor
from colab.core.lifecycle import GuardFailed, Refused, apply
from colab.core.payments.actions.begin import begin
from colab.core.payments.actions.reconcile import reconcile
from colab.core.payments.actions.reread import reread
from colab.core.payments.models import Payment, PaymentPolicy
from colab.demo.builders.people import as_actor, make_officer

pytestmark = pytest.mark.django_db


def session_of(payment):
    begin(payment)
    payment.refresh_from_db()
    return payment.session_id


def finance_of(payment):
    unit = payment.fee.programme.office_unit
    return as_actor(make_officer("finance", unit))


def test_a_card_pays_at_once(payment, till):
    session = session_of(payment)
    till.pay(session)
    paid = reread(session)
    assert (paid.state, paid.method, paid.left_yen, paid.tax_yen) == ("paid", "card", 3300, 300)
    assert paid.code.startswith("R-")
    outbox.drain()
    mails = [m for m in mail.outbox if m.to == ["hanako@example.com"]]
    assert len(mails) == 2 and paid.code in mails[-1].body
    assert reread(session).version == paid.version, "asked again, nothing happens"


@pytest.mark.parametrize(("method", "way"), [("konbini", "konbini"), ("customer_balance", "bank_transfer")])
def test_money_that_comes_days_later(payment, till, method, way):
    session = session_of(payment)
    till.pay(session, method)
    assert reread(session).state == "pending"
    assert begin(Payment.objects.get(pk=payment.pk)) == payment.get_absolute_url(), "no second session meanwhile"
    till.arrive(session)
    paid = reread(session)
    assert (paid.state, paid.method) == ("paid", way)


def test_money_that_never_comes(payment, till):
    session = session_of(payment)
    till.pay(session, "konbini")
    reread(session)
    till.lapse(session)
    failed = reread(session)
    assert failed.state == "open" and failed.trouble and failed.session_id is None
    second = session_of(failed)
    assert second != session
    till.pay(second)
    assert reread(second).state == "paid" and till.held() == 3300


def test_the_same_open_session_is_used_again(payment, till):
    first = begin(payment)
    assert begin(Payment.objects.get(pk=payment.pk)) == first
    assert len(till.sessions) == 1


def test_an_expired_session_gives_way_to_a_new_one(payment, till):
    session = session_of(payment)
    till.expire(session)
    again = session_of(Payment.objects.get(pk=payment.pk))
    assert again != session and till.sessions[again]["status"] == "open"


def test_a_window_that_was_opened_before_leads_to_the_session_of_the_other(payment, till):
    till.expire(session_of(payment))
    one, other = (Payment.objects.get(pk=payment.pk) for _n in range(2))
    assert begin(one) == begin(other)
    assert [each["status"] for each in till.sessions.values()] == ["expired", "open"]


def test_paying_what_is_not_needed_any_more_is_booked_for_finance(payment, till):
    session = session_of(payment)
    apply("cancel", payment, actor=Actor.system_("test"), reason="取りやめ")
    till.pay(session)
    late = reread(session)
    assert late.state == "paid" and late.paid_late
    outbox.drain()
    assert till.held() == 3300


def test_cancelling_closes_the_session(payment, till):
    session = session_of(payment)
    apply("cancel", payment, actor=Actor.system_("test"), reason="取りやめ")
    outbox.drain()
    assert till.sessions[session]["status"] == "expired"


def test_refunds_in_parts_and_no_more_than_was_paid(payment, till):
    session = session_of(payment)
    till.pay(session)
    paid, finance = reread(session), finance_of(payment)
    apply("refund", paid, actor=finance, amount_yen=1300, reason="一部中止")
    outbox.drain()
    paid.refresh_from_db()
    assert (paid.state, paid.refunded_yen, till.held()) == ("part_refunded", 1300, 2000)
    with pytest.raises(GuardFailed, match="left|残"):
        apply("refund", paid, actor=finance, amount_yen=2001, reason="多すぎる")
    with pytest.raises(Refused):
        apply("refund", paid, actor=finance, amount_yen=100, reason="  ")
    apply("refund", paid, actor=finance, amount_yen=2000, reason="全部中止")
    with pytest.raises(GuardFailed):
        apply("refund", paid, actor=finance, amount_yen=1, reason="まだ送っている間")
    outbox.drain()
    paid.refresh_from_db()
    assert (paid.state, till.held()) == ("refunded", 0)
    assert set(paid.refunds.values_list("state", flat=True)) == {"done"}


def test_a_refund_the_service_refuses_is_shown_and_frees_the_sum(payment, till):
    session = session_of(payment)
    till.pay(session)
    paid, finance = reread(session), finance_of(payment)
    till.make_refund({"payment_intent": till.sessions[session]["payment_intent"], "amount": "3000"})
    apply("refund", paid, actor=finance, amount_yen=3300, reason="中止")
    outbox.drain()
    wish = paid.refunds.get()
    assert wish.state == "failed" and "greater" in wish.trouble
    assert reconcile().differences == []
    paid.refresh_from_db()
    assert (paid.state, paid.refunded_yen) == ("part_refunded", 3000), "what was done at the service is booked"


def test_a_slip_is_recorded_by_finance(payment, till):
    from colab.core import clock

    finance = finance_of(payment)
    with pytest.raises(GuardFailed):
        apply("record_slip", payment, actor=finance, slip_number="1", paid_on=clock.today() + clock_day())
    session = session_of(payment)
    paid = apply("record_slip", payment, actor=finance, slip_number="第12号", paid_on=clock.today())
    outbox.drain()
    assert (paid.state, paid.method) == ("paid", "slip") and till.sessions[session]["status"] == "expired"
    back = apply("refund", paid, actor=finance, amount_yen=3300, reason="中止")
    back.refresh_from_db()
    assert back.state == "refunded" and back.refunds.get().state == "done"


def clock_day():
    from datetime import timedelta

    return timedelta(days=1)


def test_nothing_is_charged_where_the_body_has_not_switched_it_on(payment, till):
    from colab.core.payments.queries import fee_of

    assert fee_of(payment.fee.programme, "event_seat") == payment.fee
    PaymentPolicy.objects.update(enabled=False)
    assert fee_of(payment.fee.programme, "event_seat") is None
    with pytest.raises(Refused):
        begin(Payment.objects.get(pk=payment.pk))
    assert not till.sessions


def test_without_the_service_only_the_slip_is_offered(client, payment, settings):
    url = payment.get_absolute_url()
    assert "支払いに進む" in client.get(url).content.decode()
    settings.STRIPE_SECRET_KEY = ""
    page = client.get(url).content.decode()
    assert (
        "支払いに進む" not in page and "納付書でお支払いください" in page and "現在、オンラインでは支払えません" in page
    )
    PaymentPolicy.objects.update(slips=False)
    page = client.get(url).content.decode()
    assert "納付書" not in page and "下記の窓口にお問い合わせください" in page


def test_a_service_that_is_away_charges_nothing_and_says_so(payment, settings):
    settings.STRIPE_API_BASE = "http://127.0.0.1:1"
    with pytest.raises(Refused, match="応答|answer"):
        begin(payment)
    assert Payment.objects.get(pk=payment.pk).session_id is None


def test_fractions_of_a_yen_are_refused(till):
    from colab.demo.till.problems import Problem

    line = {"quantity": "1", "price_data": {"currency": "jpy", "unit_amount": "3300.5", "product_data": {"name": "x"}}}
    with pytest.raises(Problem, match="Invalid integer"):
        till.open_session({"success_url": "http://x", "line_items": [line]})


def test_paid_by_slip_and_online_is_found(payment, till):
    from colab.core import clock

    session = session_of(payment)
    till.pay(session)
    apply("record_slip", payment, actor=finance_of(payment), slip_number="1", paid_on=clock.today())
    found = reconcile()
    assert [each["what"] for each in found.differences] == ["twice"]
