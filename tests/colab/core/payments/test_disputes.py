"""A payer's bank asks money back: the payment stays booked, and finance knows."""

from datetime import timedelta

import pytest
from django.core import mail

from colab.core import clock, outbox
from colab.core.payments.actions.begin import begin
from colab.core.payments.actions.hear import hear
from colab.core.payments.actions.reconcile import reconcile
from colab.core.payments.actions.reread import reread
from colab.core.payments.models import Payment
from colab.demo.builders.people import make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def paid(payment, till):
    begin(payment)
    payment.refresh_from_db()
    till.pay(payment.session_id, "card")
    return reread(payment.session_id)


@pytest.fixture
def officer(payment):
    return make_officer("finance", payment.fee.programme.office_unit)


def hears(till):
    """The last event of the till arrives, and is worked on."""
    assert hear(till.events[-1])
    outbox.drain()


def told_of_it():
    return [message for message in mail.outbox if "銀行が返金を求めています" in message.subject]


def test_finance_hears_once_and_the_payment_stays_booked(client_for, paid, officer, till):
    mail.outbox.clear()
    dispute = till.dispute(paid.session_id)
    hears(till)
    reread(paid.session_id)
    found = paid.disputes.get()
    assert (found.state, found.amount_yen, Payment.objects.get().state) == ("needs_response", 3300, "paid")
    (told,) = told_of_it()
    assert officer.email in told.to[0] and paid.title in told.body
    client = client_for(officer)
    assert paid.title in client.get("/work/").content.decode()
    assert "回答が必要" in client.get(f"/work/s/payment/{paid.key}/").content.decode()
    row = reconcile()
    assert [(each["what"], each["yen"], each["state"]) for each in row.differences] == [
        ("disputed", 3300, "needs_response")
    ]
    assert row.held_yen == till.held() == 0
    page = client.get("/work/payments/differences/").content.decode()
    assert "¥3,300" in page and "回答が必要" in page
    till.end_dispute(dispute, "won")
    hears(till)
    assert paid.disputes.get().state == "won" and reconcile().differences == []
    assert paid.title not in client.get("/work/").content.decode()
    assert len(told_of_it()) == 1


def test_what_was_lost_is_told_for_some_time(paid, officer, till):
    till.end_dispute(till.dispute(paid.session_id), "lost")
    assert [each["state"] for each in reconcile().differences] == ["lost"]
    assert [each["state"] for each in reconcile().differences] == ["lost"]
    paid.disputes.update(changed_at=clock.now() - timedelta(days=90))
    assert reconcile().differences == []


def test_a_dispute_of_an_old_payment_is_found_without_its_event(paid, officer, till):
    ago = timedelta(days=130)
    till.sessions[paid.session_id]["created"] -= int(ago.total_seconds())
    Payment.objects.filter(pk=paid.pk).update(state_since=clock.now() - ago)
    assert reconcile().payments == 0
    till.dispute(paid.session_id)
    assert [each["what"] for each in reconcile().differences] == ["disputed"]


def test_a_word_that_is_new_at_the_service_is_kept(paid, officer, till):
    till.dispute(paid.session_id, "under_investigation")
    assert [each["state"] for each in reconcile().differences] == ["under_investigation"]
