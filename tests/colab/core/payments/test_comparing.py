"""Comparing the books with the payment service's: in portions, to its end, told to those whom it concerns."""

from datetime import timedelta

import pytest

from colab.core import clock, outbox
from colab.core.lifecycle import Refused
from colab.core.payments.actions import portions
from colab.core.payments.actions.begin import begin
from colab.core.payments.actions.reconcile import DEAD, go_on, reconcile, start
from colab.core.payments.actions.reread import reread
from colab.core.payments.models import ComparedSession, Comparison, Payment, Reconciliation
from colab.demo.builders.challenges import open_challenge
from colab.demo.builders.payments import asked, charging_programme, make_fee
from colab.demo.builders.people import make_body, make_officer, make_programme
from colab.demo.till.problems import Problem
from colab.ops.metrics.state import gauges
from colab.ops.parts import State, examine_all
from colab.ops.report import report

pytestmark = pytest.mark.django_db
PAGE = "/work/payments/differences/"
LONG_AGO = timedelta(days=200)


def paid(payment, till):
    begin(payment)
    payment.refresh_from_db()
    till.pay(payment.session_id)
    return reread(payment.session_id)


def lost_at_the_till(payment, till):
    """Money was booked, and 1,000 yen of it are gone at the service in a way that nobody may book."""
    till.intents[payment.intent_id]["amount_received"] -= 1000


def long_ago(payment, till):
    """Let all of it have happened half a year ago."""
    till.sessions[payment.session_id]["created"] -= int(LONG_AGO.total_seconds())
    Payment.objects.filter(pk=payment.pk).update(state_since=clock.now() - LONG_AGO)


@pytest.fixture
def neighbour(till):
    """A payment of another body, which differs."""
    ward = make_body("架空区", name_en="Sample Ward", kind="ward", lg_code="131016")
    programme = charging_programme(make_programme(ward, "ward"))
    payment = paid(asked(open_challenge(), make_fee(programme)), till)
    lost_at_the_till(payment, till)
    return payment


@pytest.fixture
def finance(client_for, payment):
    return client_for(make_officer("finance", payment.fee.programme.office_unit))


def test_finance_reads_of_its_own_bodies_only(client_for, finance, payment, neighbour, till):
    mine = paid(payment, till)
    lost_at_the_till(mine, till)
    row = reconcile()
    assert {each["body"] for each in row.differences} == {mine.body_id, neighbour.body_id}
    assert (row.payments, row.booked_yen, row.held_yen) == (2, 6600, 4600)
    page = finance.get(PAGE).content.decode()
    assert mine.key in page and neighbour.key not in page, "the key is all that a payer has"
    assert "¥3,300" in page and "¥2,300" in page and "¥6,600" not in page
    other = client_for(make_officer("finance", neighbour.fee.programme.office_unit)).get(PAGE).content.decode()
    assert neighbour.key in other and mine.key not in other
    auditor = client_for(make_officer("auditor")).get(PAGE).content.decode()
    assert mine.key in auditor and neighbour.key in auditor and "¥6,600" in auditor


def test_rows_that_do_not_say_whose_they_are_are_for_auditors(client_for, finance, payment):
    old = {"what": "differs", "session": "cs_old", "payment": payment.key, "booked": 1, "yen": 2}
    Reconciliation.objects.create(payments=1, booked_yen=1, held_yen=2, differences=[old])
    assert payment.key not in finance.get(PAGE).content.decode()
    assert payment.key in client_for(make_officer("auditor")).get(PAGE).content.decode()


def test_money_of_no_payment_is_told_to_the_body_its_session_was_opened_for(client_for, finance, payment, till):
    mine = paid(payment, till)
    till.sessions[mine.session_id]["client_reference_id"] = "somebody-else"
    session = mine.session_id
    Payment.objects.filter(pk=mine.pk).update(session_id="cs_other")
    office = client_for(make_officer("office_admin", programme=payment.fee.programme))
    reconcile()
    assert session in finance.get(PAGE).content.decode()
    page = office.get(PAGE).content.decode()
    assert session in page and mine.key not in page and "¥3,300" in page, "no sums and no payments, only what is open"
    till.sessions[session]["metadata"] = {}
    reconcile()
    Reconciliation.objects.order_by("pk").first().delete()
    assert session not in finance.get(PAGE).content.decode()
    assert session in client_for(make_officer("auditor")).get(PAGE).content.decode()
    assert client_for(make_officer("section")).get(PAGE).status_code == 404


def test_it_goes_on_in_portions_and_keeps_what_it_has(payment, till, monkeypatch):
    monkeypatch.setattr(portions, "PORTION", 2)
    rows = [paid(asked(open_challenge(), payment.fee), till) for _n in range(5)]
    lost_at_the_till(rows[0], till)
    run = start()
    go_on(run.pk, 0)
    assert ComparedSession.objects.count() == 2 and not Reconciliation.objects.exists()
    go_on(run.pk, 0)
    assert ComparedSession.objects.count() == 2, "a portion that is done twice is done once"
    outbox.drain()
    row = Reconciliation.objects.get()
    assert (row.complete, row.payments, row.booked_yen, row.held_yen) == (True, 5, 16500, 15500)
    assert [each["payment"] for each in row.differences] == [rows[0].key]
    assert not Comparison.objects.exists() and not ComparedSession.objects.exists()


def test_what_is_long_over_is_not_read_again(payment, till):
    old = paid(payment, till)
    long_ago(old, till)
    lost_at_the_till(old, till)
    row = reconcile()
    assert (row.payments, row.differences) == (0, [])
    assert row.made_at - row.since >= portions.WINDOW


@pytest.mark.parametrize("what", ["pending", "refund"])
def test_what_is_old_and_still_open_is_read(payment, till, what):
    if what == "pending":
        begin(payment)
        payment.refresh_from_db()
        till.pay(payment.session_id, "konbini")
        old = reread(payment.session_id)
        till.arrive(old.session_id)
    else:
        old = paid(payment, till)
        old.refunds.create(amount_yen=1000, reason="中止", created_at=clock.now() - LONG_AGO)
        till.make_refund(
            {"payment_intent": old.intent_id, "amount": "1000", "metadata": {"refund": old.refunds.get().key}}
        )
    long_ago(old, till)
    assert reconcile().differences == []
    old.refresh_from_db()
    assert (old.state, old.refunded_yen) == (("paid", 0) if what == "pending" else ("part_refunded", 1000))


def test_a_difference_stays_until_it_is_none_however_old_it_is(payment, till):
    mine = paid(payment, till)
    lost_at_the_till(mine, till)
    reconcile()
    long_ago(mine, till)
    assert [each["what"] for each in reconcile().differences] == ["differs"]
    till.intents[mine.intent_id]["amount_received"] += 1000
    assert reconcile().differences == []


def test_a_service_that_goes_away_loses_nothing(payment, till, settings):
    mine = paid(payment, till)
    lost_at_the_till(mine, till)
    reconcile()
    run = start()
    settings.STRIPE_API_BASE, there = "http://127.0.0.1:1", settings.STRIPE_API_BASE
    outbox.drain()
    assert Comparison.objects.filter(pk=run.pk).exists(), "it waits"
    Comparison.objects.update(moved_at=clock.now() - timedelta(hours=3))
    outbox.drain(future=True)
    row = Reconciliation.objects.first()
    assert not row.complete and [each["payment"] for each in row.differences] == [mine.key]
    settings.STRIPE_API_BASE = there
    start()
    outbox.drain()
    assert Reconciliation.objects.first().complete


def test_one_session_that_cannot_be_booked_keeps_nobody_from_the_others(payment, till):
    begin(payment)
    payment.refresh_from_db()
    till.sessions[payment.session_id]["amount_total"] = 3000
    till.pay(payment.session_id)
    other = paid(asked(open_challenge(), payment.fee), till)
    row = reconcile()
    assert row.complete and row.payments == 1 and other.state == "paid"
    assert [(each["what"], each["booked"], each["yen"]) for each in row.differences] == [("differs", 0, 3000)]


def test_finance_has_it_compared_now_and_only_once_at_a_time(client_for, finance, payment, till):
    paid(payment, till)
    assert "今すぐ照合する" in finance.get(PAGE).content.decode()
    assert finance.get(PAGE + "now/").status_code == 405
    page = finance.post(PAGE + "now/", follow=True).content.decode()
    assert "照合を始めました" in page and "今すぐ照合する" not in page
    assert "照合は既に行われています" in finance.post(PAGE + "now/", follow=True).content.decode()
    outbox.drain()
    assert Reconciliation.objects.get().complete
    assert client_for(make_officer("auditor")).post(PAGE + "now/").status_code == 404


def test_one_that_died_gives_way(payment):
    dead = start()
    with pytest.raises(Refused):
        start()
    Comparison.objects.update(moved_at=clock.now() - DEAD - timedelta(minutes=1))
    assert start().pk != dead.pk and not Reconciliation.objects.get().complete


def test_without_a_key_nothing_is_compared(payment, settings):
    settings.STRIPE_SECRET_KEY = ""
    with pytest.raises(Refused):
        start()
    assert reconcile() is None and "支払い" not in [line.label for line in report()]


def watched():
    """What office page, figures and doctor say of the last comparison."""
    line = next(line for line in report() if line.label == "支払い")
    age = {name: value for name, _words, value in gauges()}["colab_payments_compared_age_seconds"]
    return line, age, examine_all(["payments"])[0]


def test_its_age_is_watched(payment):
    line, age, found = watched()
    assert (line.tone, age, found.state) == ("warning", None, State.WARN)
    reconcile()
    line, age, found = watched()
    assert (line.tone, found.state) == ("success", State.OK) and age < 3600
    Reconciliation.objects.update(made_at=clock.now() - timedelta(hours=37))
    line, age, found = watched()
    assert (line.tone, found.state) == ("danger", State.WARN) and age > 36 * 3600
    assert line.advice and "compared" in found.words


def test_the_till_pages_as_the_service_does(till, payment):
    from colab.demo.till.listing import listed

    rows = [{"id": f"cs_{n}", "created": n, "payment_intent": "pi"} for n in (3, 2, 1)]
    page = listed(rows, {"limit": "1", "created": {"gte": "2"}}, "/")
    assert [each["id"] for each in page["data"]] == ["cs_3"] and page["has_more"]
    page = listed(rows, {"limit": "1", "created": {"gte": "2"}, "starting_after": "cs_3"}, "/")
    assert [each["id"] for each in page["data"]] == ["cs_2"] and not page["has_more"]
    for wrong in ({"limit": "101"}, {"colour": "red"}, {"starting_after": "cs_9"}, {"created": {"from": "1"}}):
        with pytest.raises(Problem):
            listed(rows, wrong, "/")
