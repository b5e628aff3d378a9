"""Refunds that are under way for days, that fail in the end, and hints that overtake each other."""

from contextlib import contextmanager

import pytest
from django.core import mail
from django.db import connection

from colab.core import outbox
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import GuardFailed, Stale, WrongState, apply
from colab.core.payments import queries
from colab.core.payments.actions.begin import begin
from colab.core.payments.actions.hear import hear
from colab.core.payments.actions.reconcile import reconcile, start
from colab.core.payments.actions.refunding import send
from colab.core.payments.actions.reread import reread, take_over
from colab.core.payments.forms import RefundForm
from colab.core.payments.models import Payment
from colab.core.payments.stripe import gateway
from colab.demo.builders import legal
from colab.demo.builders.payments import charging_programme, make_fee
from colab.demo.builders.people import as_actor, make_officer, make_programme
from pilots.certification.fees import to_settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def fee_of_ended(till):
    """A fee of 3,300 yen that was paid for an application which was withdrawn."""
    facts = {"purpose": "certification", "ordinance": "見本都手数料条例（架空）第2条", "tax_percent": 0}
    fee = make_fee(charging_programme(make_programme()), **facts)
    applied = legal.submitted_certification(programme=fee.programme)
    paid = paid_online(Payment.objects.get(machine="certification", subject_key=applied.key), till)
    apply("withdraw", applied, actor=legal.applicant_of(applied), reason="計画を練り直すため")
    return paid


def paid_online(payment, till):
    begin(payment)
    payment.refresh_from_db()
    till.pay(payment.session_id)
    return reread(payment.session_id)


def finance_user(payment):
    return make_officer("finance", payment.fee.programme.office_unit)


def office_of(payment):
    return as_actor(make_officer("office", programme=payment.fee.programme))


def refund_under_way(payment, till, amount_yen=3300):
    """Have the till take a refund that is not through yet; return our row of it."""
    till.slow_refunds = True
    apply("refund", payment, actor=as_actor(finance_user(payment)), amount_yen=amount_yen, reason="中止")
    outbox.drain()
    return payment.refunds.get()


def refunded(payment, user, amount_yen):
    """Give back so much at once; return our row of it."""
    apply("refund", fresh(payment), actor=as_actor(user), amount_yen=amount_yen, reason="中止")
    outbox.drain()
    return payment.refunds.last()


def fresh(payment):
    return Payment.objects.get(pk=payment.pk)


def returns(refund, till):
    """The refund comes back days after it went through, and the event of it arrives."""
    till.return_refund(refund.provider_id)
    assert hear(till.events[-1])
    outbox.drain()
    refund.refresh_from_db()
    return Payment.objects.get(pk=refund.payment_id)


def ends(refund, till, status):
    """The refund ends at the till, and the event of it arrives."""
    till.end_refund(refund.provider_id, status)
    assert hear(till.events[-1])
    outbox.drain()
    refund.refresh_from_db()
    return Payment.objects.get(pk=refund.payment_id)


def test_money_on_its_way_back_is_not_asked_for_again(fee_of_ended, till):
    assert list(to_settle()) == [fee_of_ended]
    refund = refund_under_way(fee_of_ended, till, 3000)
    assert refund.state == "requested" and not to_settle().exists()
    office = office_of(fee_of_ended)
    with pytest.raises(GuardFailed):
        apply("advise", fee_of_ended, actor=office, amount_yen=301, reason="多すぎる")
    apply("advise", fee_of_ended, actor=office, amount_yen=300, reason="残りも")
    assert RefundForm(subject=Payment.objects.get(pk=fee_of_ended.pk)).initial["amount_yen"] == 300
    back = ends(refund, till, "succeeded")
    assert (back.state, back.refunded_yen, refund.state) == ("part_refunded", 3000, "done")
    assert not to_settle().exists()


def test_the_form_offers_what_can_still_go_back(fee_of_ended, till):
    refund_under_way(fee_of_ended, till, 3000)
    form = RefundForm(subject=Payment.objects.get(pk=fee_of_ended.pk))
    assert form.initial["amount_yen"] == 300 and "¥300" in form.fields["amount_yen"].help_text


def test_a_refund_that_fails_later_frees_its_sum_and_comes_back_to_office_and_finance(client_for, fee_of_ended, till):
    user = finance_user(fee_of_ended)
    refund = refund_under_way(fee_of_ended, till)
    assert fee_of_ended.title not in client_for(user).get("/work/").content.decode()
    paid = ends(refund, till, "failed")
    assert (paid.state, refund.state, refund.trouble) == ("paid", "failed", "failed")
    assert list(to_settle()) == [fee_of_ended]
    work = client_for(user).get("/work/").content.decode()
    assert "返金に失敗した" in work and paid.title in work
    page = client_for(user).get(f"/work/s/payment/{paid.key}/").content.decode()
    assert "失敗" in page and ">failed<" not in page, "the state is said once, in the reader's language"
    till.slow_refunds = False
    apply("refund", paid, actor=as_actor(user), amount_yen=3300, reason="別の口座へ")
    assert paid.title not in client_for(user).get("/work/").content.decode()
    outbox.drain()
    paid.refresh_from_db()
    assert (paid.state, till.held()) == ("refunded", 0)


def test_a_failed_refund_is_over_when_the_office_says_that_nothing_goes_back(client_for, fee_of_ended, till):
    user = finance_user(fee_of_ended)
    paid = ends(refund_under_way(fee_of_ended, till), till, "failed")
    assert paid.title in client_for(user).get("/work/").content.decode()
    apply("advise", paid, actor=office_of(paid), amount_yen=0, reason="口座がなくなったため")
    assert paid.title not in client_for(user).get("/work/").content.decode()


def test_a_refund_that_had_gone_through_and_comes_back_is_the_bodys_money_again(client_for, payment, till):
    paid = paid_online(payment, till)
    user = finance_user(paid)
    first, second = refunded(paid, user, 1000), refunded(paid, user, 2300)
    assert fresh(paid).state == "refunded"
    back = returns(first, till)
    assert (back.state, back.refunded_yen, first.state, first.answered) == ("part_refunded", 2300, "failed", False)
    assert [m.subject for m in mail.outbox if "返金が戻りました" in m.subject]
    assert back.title in client_for(user).get("/work/").content.decode(), "also with a newer refund that went through"
    assert (returns(second, till).state, till.held()) == ("paid", 3300)
    apply("refund", fresh(paid), actor=as_actor(user), amount_yen=3300, reason="別の口座へ")
    assert back.title not in client_for(user).get("/work/").content.decode()
    outbox.drain()
    assert (fresh(paid).state, till.held()) == ("refunded", 0)
    assert reconcile().differences == [] and verify_all().ok


def test_a_refund_that_came_back_is_read_off_the_sum_also_where_finance_made_it_at_the_service(payment, till):
    paid = paid_online(payment, till)
    made = till.make_refund({"payment_intent": paid.intent_id, "amount": "1000"})
    assert reread(paid.session_id).refunded_yen == 1000
    till.return_refund(made["id"])
    assert reconcile().differences == []
    assert (fresh(paid).state, fresh(paid).refunded_yen) == ("paid", 0)


@pytest.mark.parametrize("amount_yen", [500, 1000, 2000])
def test_one_reading_may_hold_a_refund_that_came_back_and_the_next_that_got_there(
    client_for, payment, till, amount_yen
):
    paid = paid_online(payment, till)
    user = finance_user(paid)
    first = refunded(paid, user, 1000)
    till.return_refund(first.provider_id)
    mail.outbox.clear()
    second = refunded(paid, user, amount_yen)
    first.refresh_from_db()
    assert (first.state, second.state, fresh(paid).refunded_yen) == ("failed", "done", amount_yen)
    told = " ".join(message.subject for message in mail.outbox)
    assert "返金が戻りました" in told and "返金のお知らせ" in told
    assert paid.title in client_for(user).get("/work/").content.decode(), "what came back is not forgotten"
    assert queries.free_yen(fresh(paid)) == 3300 - amount_yen and reconcile().differences == []


def test_a_new_refund_answers_those_that_failed_as_far_as_its_sum_goes(payment, till):
    paid = paid_online(payment, till)
    user = finance_user(paid)
    for amount_yen in (1000, 500):
        returns(refunded(paid, user, amount_yen), till)
    refunded(paid, user, 1200)
    assert [refund.answered for refund in paid.refunds.filter(state="failed")] == [True, False]
    apply("advise", fresh(paid), actor=office_of(paid), amount_yen=0, reason="口座がなくなったため")
    assert not queries.to_give_back(Payment.objects.all()).exists()


def test_a_hint_that_was_read_before_a_refund_came_back_does_not_book_it_again(payment, till):
    paid = paid_online(payment, till)
    refund = refunded(paid, finance_user(paid), 1000)
    before, early = fresh(paid).version, gateway().see(paid.session_id)
    assert returns(refund, till).refunded_yen == 0
    with pytest.raises(Stale):
        take_over(paid.session_id, early, before)
    assert (fresh(paid).state, paid.refunds.get().state) == ("paid", "failed")


def test_a_refund_that_was_made_is_not_asked_for_again(payment, till):
    paid = paid_online(payment, till)
    refund = refund_under_way(paid, till, 1000)
    till.replies.clear()
    send(refund.key)
    assert len(till.refunds) == 1, "also when the service has forgotten the key of the first call"


def test_who_paid_at_a_store_hears_that_an_account_may_be_asked_for(payment, till):
    begin(payment)
    payment.refresh_from_db()
    till.pay(payment.session_id, "konbini")
    till.arrive(payment.session_id)
    paid = reread(payment.session_id)
    mail.outbox.clear()
    refunded(paid, finance_user(paid), 1000)
    told = next(message for message in mail.outbox if "返金の手続きを始めました" in message.subject)
    assert told.to == [paid.payer_email] and "45日以内" in told.body and "¥1,000" in told.body


def test_a_refund_whose_answer_never_came_is_not_made_again(payment, till):
    paid = paid_online(payment, till)
    till.slow_refunds = True
    apply("refund", paid, actor=as_actor(finance_user(paid)), amount_yen=1000, reason="中止")
    wish = paid.refunds.get()
    facts = {"payment_intent": paid.intent_id, "amount": "1000", "metadata": {"refund": wish.key}}
    there = till.make_refund(facts)["id"]
    outbox.drain()
    wish.refresh_from_db()
    assert list(till.refunds) == [there] and wish.provider_id == there, "the service has forgotten the key meanwhile"
    assert till.held() == 2300


def test_a_hint_that_was_read_before_a_refund_is_no_refund_that_came_back(payment, till):
    """Its sum is lower than the booked one, too; only that nothing was booked since tells them apart."""
    paid = paid_online(payment, till)
    early = gateway().see(paid.session_id)
    till.make_refund({"payment_intent": paid.intent_id, "amount": "1000"})
    reread(paid.session_id)
    for version in (paid.version, None):
        with pytest.raises(Stale):
            take_over(paid.session_id, early, version)
    assert fresh(paid).refunded_yen == 1000


def test_without_its_event_the_nightly_comparison_finds_the_failure(payment, till):
    refund = refund_under_way(paid_online(payment, till), till)
    till.end_refund(refund.provider_id, "failed")
    assert reconcile().differences == []
    refund.refresh_from_db()
    assert refund.state == "failed"


def test_an_event_that_comes_before_the_answer_is_not_written_over(payment, till):
    """The service may tell of a refund before its answer to us is stored."""
    paid = paid_online(payment, till)
    apply("refund", paid, actor=as_actor(finance_user(paid)), amount_yen=3300, reason="中止")
    with at('UPDATE "payments_refund"', lambda: reread(paid.session_id)):
        outbox.drain()
    paid.refresh_from_db()
    assert (paid.state, paid.refunds.get().state) == ("refunded", "done")


@pytest.fixture
def less(payment, till):
    """What was seen of a payment of which a part has gone back since; nothing is booked yet."""
    begin(payment)
    payment.refresh_from_db()
    till.pay(payment.session_id)
    seen = gateway().see(payment.session_id)
    till.make_refund({"payment_intent": seen.intent_id, "amount": "1000"})
    return seen


def faster(seen):
    """Book what was seen just before another hint does its first verb."""
    return at("SAVEPOINT", lambda: take_over(seen.session_id, seen, None))


def test_a_slower_hint_that_has_seen_more_is_not_lost(payment, till, less):
    with faster(less), pytest.raises(WrongState):
        reread(less.session_id)
    payment.refresh_from_db()
    assert (payment.state, payment.refunded_yen) == ("paid", 0)
    assert reread(less.session_id).refunded_yen == 1000, "the outbox reads it again"


def test_the_nightly_comparison_reads_again_what_an_event_has_overtaken(payment, till, less):
    start()
    with faster(less):
        assert reconcile().differences == []
    payment.refresh_from_db()
    assert payment.refunded_yen == 1000


def test_the_payer_who_comes_back_at_that_moment_sees_a_page(client, payment, till, less):
    with faster(less):
        page = client.get(f"{payment.get_absolute_url()}?back=1")
    assert page.status_code == 200 and "receipt.pdf" in page.content.decode()


def test_a_slower_hint_that_has_seen_the_same_is_done(payment, till):
    begin(payment)
    payment.refresh_from_db()
    till.pay(payment.session_id)
    seen = gateway().see(payment.session_id)
    with faster(seen):
        assert take_over(payment.session_id, seen, None).state == "paid"


@contextmanager
def at(statement, act):
    """Act once, just before the first statement that begins so."""
    acted = []

    def watch(execute, sql, params, many, context):
        if not acted and sql.startswith(statement):
            acted.append(True)
            act()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield
    assert acted, "it never came to it"
