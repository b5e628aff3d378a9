"""What the payment service does not take, or does not know, is said to the payer and breaks no page."""

import pytest

from colab.core.lifecycle import apply
from colab.core.payments.actions.begin import begin
from colab.core.payments.effects import SYSTEM
from colab.core.payments.models import Payment
from colab.demo.builders.challenges import open_challenge
from colab.demo.builders.payments import asked, make_fee

pytestmark = pytest.mark.django_db


def leave(client, payment):
    return client.post(payment.get_absolute_url())


@pytest.mark.parametrize(("yen", "offered"), [(119, False), (120, True), (300_000, True), (300_001, False)])
def test_a_convenience_store_is_offered_for_what_it_takes(till, client, yen, offered):
    payment = asked(open_challenge(), make_fee(amount_yen=yen))
    assert ("コンビニ" in client.get(payment.get_absolute_url()).content.decode()) == offered
    assert leave(client, payment).status_code == 303
    assert ("konbini" in next(iter(till.sessions.values()))["payment_method_types"]) == offered


def test_a_session_the_service_does_not_know_makes_room_for_a_new_one(payment, till, client):
    leave(client, payment)
    first = Payment.objects.get(pk=payment.pk).session_id
    del till.sessions[first]
    assert leave(client, payment).status_code == 303
    assert Payment.objects.get(pk=payment.pk).session_id not in (None, first)


def test_a_key_the_service_refuses_is_said_in_words(payment, till, client, settings):
    leave(client, payment)
    settings.STRIPE_SECRET_KEY = "of nobody"
    assert client.get(payment.get_absolute_url() + "?back=1").status_code == 200
    page = client.post(payment.get_absolute_url(), follow=True).content.decode()
    assert "決済サービスが手続きを受け付けませんでした。" in page and "payment.refused" not in page


def test_an_old_window_leads_nowhere_once_nothing_is_to_be_paid(payment, till, client):
    leave(client, payment)
    apply("cancel", Payment.objects.get(pk=payment.pk), actor=SYSTEM, reason="中止")
    stale = Payment.objects.get(pk=payment.pk)
    assert begin(stale) == payment.get_absolute_url()
