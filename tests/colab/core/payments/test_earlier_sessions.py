"""Hints of a session that is not the one a payment is paid in: an earlier try, or money that came twice."""

import pytest

from colab.core import clock, outbox
from colab.core.lifecycle import apply
from colab.core.payments.actions.begin import begin
from colab.core.payments.actions.reconcile import reconcile
from colab.core.payments.actions.reread import reread
from colab.core.payments.models import Payment
from colab.demo.builders.people import as_actor, make_officer

pytestmark = pytest.mark.django_db


def fresh(payment):
    return Payment.objects.get(pk=payment.pk)


def begun(payment, till, way):
    """Begin at the till and choose a way; return the session."""
    begin(fresh(payment))
    session = fresh(payment).session_id
    till.pay(session, way)
    reread(session)
    return session


@pytest.fixture
def second_try(payment, till):
    """A first slip of the store lapsed, a second one is held: (first session, second session)."""
    first = begun(payment, till, "konbini")
    till.lapse(first)
    reread(first)
    return first, begun(payment, till, "konbini")


def test_a_late_hint_of_the_first_try_does_not_end_the_second(payment, till, second_try):
    first, second = second_try
    reread(first)
    assert (fresh(payment).state, fresh(payment).session_id) == ("pending", second)
    begin(fresh(payment))
    assert len(till.sessions) == 2, "a third one could be paid beside the second"


def test_money_of_the_first_try_that_comes_after_all_closes_the_second(payment, till):
    first = begun(payment, till, "konbini")
    apply_fail(payment, till, first)
    begin(fresh(payment))
    second = fresh(payment).session_id
    till.intents[till.sessions[first]["payment_intent"]]["status"] = "processing"
    till.arrive(first)
    assert reread(first).session_id == first
    outbox.drain()
    assert fresh(payment).state == "paid" and till.sessions[second]["status"] == "expired"


def apply_fail(payment, till, session):
    till.lapse(session)
    assert reread(session).state == "open"


@pytest.fixture
def twice(payment, till):
    """Paid by a slip of the body while a number of a store was out, and then at the store too."""
    session = begun(payment, till, "konbini")
    finance = as_actor(make_officer("finance", payment.fee.programme.office_unit))
    apply("record_slip", fresh(payment), actor=finance, slip_number="第12号", paid_on=clock.today())
    till.arrive(session)
    reread(session)
    return session


def test_money_that_came_twice_is_a_difference_until_it_went_back(payment, till, twice):
    assert [d["what"] for d in reconcile().differences] == ["twice"]
    intent = till.sessions[twice]["payment_intent"]
    till.make_refund({"payment_intent": intent, "amount": "1000"})
    assert [d["yen"] for d in reconcile().differences] == [2300]
    till.make_refund({"payment_intent": intent, "amount": "2300"})
    assert reconcile().differences == []


def test_giving_back_the_second_money_leaves_the_first_in_the_books(payment, till, twice):
    till.make_refund({"payment_intent": till.sessions[twice]["payment_intent"], "amount": "3300"})
    reread(twice)
    assert (fresh(payment).state, fresh(payment).refunded_yen) == ("paid", 0)


def test_money_of_a_session_nobody_knows_is_a_difference_until_it_went_back(payment, till):
    session = begun(payment, till, "card")
    till.sessions[session]["client_reference_id"] = "somebody-else"
    Payment.objects.filter(pk=payment.pk).update(session_id="cs_other")
    assert "unknown" in [d["what"] for d in reconcile().differences]
    till.make_refund({"payment_intent": till.sessions[session]["payment_intent"], "amount": "3300"})
    assert "unknown" not in [d["what"] for d in reconcile().differences]
