"""Random payers, events and delays: what is booked is what the till holds, and nobody pays twice."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from challenges.briefings import seats
from colab.core import outbox
from colab.core.access import Actor
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import Refused, apply
from colab.core.payments import payables
from colab.core.payments.actions.begin import begin
from colab.core.payments.actions.hear import hear
from colab.core.payments.actions.reconcile import reconcile
from colab.core.payments.enums import UNPAID
from colab.core.payments.models import Payment, Refund
from colab.demo.builders import legal, sponsorship
from colab.demo.builders.events import announced_event
from colab.demo.builders.payments import charging_programme, make_fee
from colab.demo.builders.people import as_actor, make_officer, make_programme
from colab.demo.till.problems import Problem
from pilots.certification.fees import is_settled
from pilots.sponsorship.models import SponsorOffer
from pitches.events.models import Event

LIVES = int(os.environ.get("PAYMENT_LIVES", "12"))
WAYS = ["card", "konbini", "customer_balance", "paypay"]
WHAT = [
    *("begin", "pay", "pay", "arrive", "lapse", "expire"),
    *("event", "event", "work", "cancel"),
    *("refund", "end", "back", "there"),
]
STEP = st.tuples(
    st.sampled_from(WHAT),
    st.integers(0, 2),
    st.integers(0, 30),
    st.sampled_from(WAYS),
)


class Seats:
    """Three seats at an event, held until they are paid."""

    def __init__(self):
        event = Event.objects.order_by("pk").last()
        if event is None or event.seats.count() + 3 > event.capacity:
            event = announced_event()
        self.fee = event.programme.fees.first() or make_fee(charging_programme(event.programme))
        names = [f"{event.seats.count()}-{n}" for n in range(3)]
        self.rows = [seats.register(event, name=name, email=f"{name}@example.invalid") for name in names]

    def payment_of(self, seat):
        return Payment.objects.get(key=seat.payment_key)

    def agrees(self, seat, payment):
        """A seat is confirmed by money that came in time; money that came after it was given back changes nothing."""
        seat.refresh_from_db()
        if payment.paid_late or payment.state == "cancelled":
            return seat.status == "cancelled"
        return seat.status == ("held" if payment.state in UNPAID else "confirmed")


class Certifications:
    """Three applications for certification, with the fee each of them owes."""

    def __init__(self):
        programme = charging_programme(make_programme())
        facts = {"purpose": "certification", "ordinance": "見本都手数料条例（架空）第2条", "tax_percent": 0}
        self.fee = programme.fees.first() or make_fee(programme, **facts)
        self.rows = [legal.submitted_certification(programme=programme) for _n in range(3)]

    def payment_of(self, certification):
        return Payment.objects.get(machine="certification", subject_key=certification.key)

    def agrees(self, certification, payment):
        """An application can be examined once nothing is owed for it."""
        return is_settled(certification) == (payment.state not in UNPAID)


class Sponsors:
    """Three sponsors the office has confirmed."""

    def __init__(self):
        offer = SponsorOffer.objects.first() or sponsorship.make_offer()
        self.rows = [sponsorship.confirmed_sponsor(offer, name=f"協賛{n}") for n in range(3)]
        self.fee = self.rows[0].level.fee

    def payment_of(self, sponsor):
        return Payment.objects.get(key=sponsor.payment_key)

    def agrees(self, sponsor, payment):
        """A sponsor is named once the money came in time; what came too late is for finance to give back."""
        sponsor.refresh_from_db()
        if payment.paid_late or payment.state == "cancelled":
            return sponsor.state == "withdrawn"
        return sponsor.state == ("confirmed" if payment.state in UNPAID else "active")


KINDS = {"event_seat": Seats, "certification": Certifications, "sponsorship": Sponsors}
"""Purpose → three things of that kind, each with its payment, and whether room and books agree."""


class World:
    """Three payments and the till; each step may be refused, none may break anything."""

    def __init__(self, till, kind):
        self.till, self.seen, self.kind = till, 0, KINDS[kind]()
        self.payments = [self.kind.payment_of(row) for row in self.kind.rows]
        self.finance = as_actor(make_officer("finance", self.kind.fee.programme.office_unit))

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
        self.till.slow_refunds = way != "card"
        apply("refund", payment, actor=self.finance, amount_yen=1 + 110 * chance, reason="試し")

    def end(self, payment, session, chance, way):
        under_way = self.under_way()
        if under_way:
            self.till.end_refund(under_way[chance % len(under_way)], "failed" if chance % 2 else "succeeded")

    def back(self, payment, session, chance, way):
        through = [key for key, refund in self.till.refunds.items() if refund["status"] == "succeeded"]
        if through:
            self.till.return_refund(through[chance % len(through)])

    def there(self, payment, session, chance, way):
        """Finance gives money back on the pages of the service itself."""
        intent = session and self.till.sessions[session]["payment_intent"]
        if intent:
            self.till.make_refund({"payment_intent": intent, "amount": str(1 + 110 * chance)})

    def under_way(self):
        return [key for key, refund in self.till.refunds.items() if refund["status"] == "pending"]

    def cancel(self, payment, session, chance, way):
        apply("cancel", payment, actor=Actor.system_("test"), reason="試し")

    def work(self, payment, session, chance, way):
        outbox.drain(future=True)


def test_every_kind_that_a_room_asks_for_is_tried():
    asked_for = {purpose for purpose, _label in payables.choices()} - {"event_booth"}
    assert KINDS.keys() == asked_for, "no page asks for booths yet"


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=LIVES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(steps=st.lists(STEP, min_size=8, max_size=40))
def test_the_books_are_the_tills(till, kind, steps):
    for rows in (till.sessions, till.intents, till.refunds, till.customers, till.replies):
        rows.clear()
    till.events.clear()
    till.slow_refunds = False
    world = World(till, kind)
    for step in steps:
        world.step(*step)
    outbox.drain(future=True)
    for number, key in enumerate(world.under_way()):
        till.end_refund(key, "failed" if number % 2 else "succeeded")
    compared = reconcile()
    mine = {payment.key for payment in world.payments}
    assert [d for d in compared.differences if d.get("payment") in mine or d["what"] == "unknown"] == []
    rows = Payment.objects.filter(key__in=mine)
    assert sum(payment.left_yen for payment in rows) == till.held()
    assert not Refund.objects.filter(payment__in=rows, state="requested").exists(), "it holds a sum for ever"
    for payment in rows:
        got = [i for s, i in pairs(till) if s["client_reference_id"] == payment.key and i["amount_received"]]
        assert len(got) <= 1, "charged twice"
        assert bool(got) == (payment.state in ("paid", "part_refunded", "refunded"))
    for row in world.kind.rows:
        assert world.kind.agrees(row, world.kind.payment_of(row)), row
    assert verify_all().ok


def pairs(till):
    return [(s, till.intents[s["payment_intent"]]) for s in till.sessions.values() if s["payment_intent"]]
