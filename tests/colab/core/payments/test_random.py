"""Random payers, events and delays: what is booked is what the till holds, and nobody pays twice."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from challenges.challenges.models import Challenge
from colab.core import outbox
from colab.core.access import Actor
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import Refused, apply
from colab.core.payments.actions.begin import begin
from colab.core.payments.actions.hear import hear
from colab.core.payments.actions.reconcile import reconcile
from colab.core.payments.models import Fee, Payment
from colab.demo.builders.challenges import open_challenge
from colab.demo.builders.payments import asked, make_fee
from colab.demo.builders.people import as_actor, make_officer
from colab.demo.till.problems import Problem

LIVES = int(os.environ.get("PAYMENT_LIVES", "12"))
WAYS = ["card", "konbini", "customer_balance", "paypay"]
STEP = st.tuples(
    st.sampled_from(["begin", "pay", "pay", "arrive", "lapse", "expire", "event", "event", "refund", "cancel", "work"]),
    st.integers(0, 2),
    st.integers(0, 30),
    st.sampled_from(WAYS),
)


class World:
    """Three payments and the till; each step may be refused, none may break anything."""

    def __init__(self, till):
        self.till, self.seen = till, 0
        fee = Fee.objects.order_by("pk").first() or make_fee()
        about = Challenge.objects.order_by("pk").first() or open_challenge()
        self.payments = [asked(about, fee) for _n in range(3)]
        self.finance = as_actor(make_officer("finance", fee.programme.office_unit))

    def step(self, what, which, chance, way):
        payment = Payment.objects.get(pk=self.payments[which].pk)
        sessions = [s["id"] for s in self.till.sessions.values() if s["client_reference_id"] == payment.key]
        session = sessions[chance % len(sessions)] if sessions else None
        try:
            getattr(self, what)(payment, session, chance, way)
        except (Refused, Problem):
            pass

    def begin(self, payment, session, chance, way):
        begin(payment)

    def pay(self, payment, session, chance, way):
        if session:
            self.till.pay(session, way)

    def arrive(self, payment, session, chance, way):
        if session:
            self.till.arrive(session)

    def lapse(self, payment, session, chance, way):
        if session:
            self.till.lapse(session)

    def expire(self, payment, session, chance, way):
        if session:
            self.till.expire(session)

    def event(self, payment, session, chance, way):
        if self.till.events:
            hear(self.till.events[chance % len(self.till.events)])

    def refund(self, payment, session, chance, way):
        apply("refund", payment, actor=self.finance, amount_yen=1 + 110 * chance, reason="試し")

    def cancel(self, payment, session, chance, way):
        apply("cancel", payment, actor=Actor.system_("test"), reason="試し")

    def work(self, payment, session, chance, way):
        outbox.drain(future=True)


@pytest.mark.django_db
@settings(max_examples=LIVES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(steps=st.lists(STEP, min_size=8, max_size=40))
def test_the_books_are_the_tills(till, steps):
    for rows in (till.sessions, till.intents, till.refunds, till.customers, till.replies):
        rows.clear()
    till.events.clear()
    world = World(till)
    for step in steps:
        world.step(*step)
    outbox.drain(future=True)
    compared = reconcile()
    mine = {payment.key for payment in world.payments}
    assert [d for d in compared.differences if d.get("payment") in mine or d["what"] == "unknown"] == []
    rows = Payment.objects.filter(key__in=mine)
    assert sum(payment.left_yen for payment in rows) == till.held()
    for payment in rows:
        got = [i for s, i in pairs(till) if s["client_reference_id"] == payment.key and i["amount_received"]]
        assert len(got) <= 1, "charged twice"
        assert bool(got) == (payment.state in ("paid", "part_refunded", "refunded"))
    assert verify_all().ok


def pairs(till):
    return [(s, till.intents[s["payment_intent"]]) for s in till.sessions.values() if s["payment_intent"]]
