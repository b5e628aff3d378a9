"""What stands on a receipt."""

from colab.core.payments import papers
from colab.core.payments.actions.reread import reread


def test_a_receipt_stays_as_it_was_handed_out(payment, till, client):
    policy, fee = payment.body.payment_policy, payment.fee
    policy.registration_number = "T1234567890123"
    policy.save()
    client.post(payment.get_absolute_url())
    session = next(iter(till.sessions))
    till.pay(session)
    paid = reread(session)
    before, printed = papers.receipt_data(paid), papers.receipt_pdf(paid)
    policy.receipt_name, policy.registration_number, policy.contact = "別の名", "T9999999999999", "別の窓口"
    policy.save()
    fee.ordinance = "別の条例 第1条"
    fee.save()
    paid = type(paid).objects.get(pk=paid.pk)
    assert papers.receipt_data(paid) == before and before["registration"] == "登録番号 T1234567890123"
    assert papers.receipt_pdf(paid) == printed


def test_one_booked_before_that_was_kept_is_printed_as_of_today(payment, till, client):
    client.post(payment.get_absolute_url())
    session = next(iter(till.sessions))
    till.pay(session)
    paid = reread(session)
    before = papers.receipt_data(paid)
    paid.issued_by = {}
    assert papers.receipt_data(paid) == before
