"""The paper for money given back: its number, what stands on it, who gets it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core import mail
from django.urls import reverse

from colab.core import clock, outbox
from colab.core.lifecycle import apply
from colab.core.payments import papers
from colab.core.payments.models import Payment, Refund
from colab.demo.builders.challenges import open_challenge
from colab.demo.builders.payments import asked, charging_programme, make_fee
from colab.demo.builders.people import as_actor

from .test_refunds import ends, finance_user, fresh, paid_online, refund_under_way, refunded, returns

pytestmark = pytest.mark.django_db


def paper_url(payment, number):
    return f"{payment.get_absolute_url()}refund-{number}.pdf"


def status_of(client, payment, number):
    return client.get(paper_url(payment, number)).status_code


def lines(refund):
    return {name.split(" / ")[0]: value for name, value in papers.refund_data(refund)["rows"]}


def test_all_of_it_given_back(client, client_for, payment, till):
    paid = paid_online(payment, till)
    user = finance_user(paid)
    mail.outbox.clear()
    refund = refunded(paid, user, 3300)
    data = papers.refund_data(refund)
    assert (data["title"], data["amount"], data["payer"]) == ("適格返還請求書", "¥3,300", "山田 花子 様")
    assert data["registration"] == "登録番号 T8000020130001" and refund.code == f"{paid.code}-1"
    assert lines(refund) == {
        "番号": f"{paid.code}-1", "返還日": clock.date_words(clock.day_of(refund.done_at)), "返還の対象": paid.title,
        "元の領収日": clock.date_words(clock.day_of(paid.paid_at)), "元の領収書番号": paid.code,
        "内訳 10%対象": "¥3,000", "消費税等 10%": "¥300", "返還方法": "カード",
    }  # fmt: skip
    answer = client.get(paper_url(paid, 1))
    assert answer.content[:5] == b"%PDF-" and f'filename="{refund.code}.pdf"' in answer["Content-Disposition"]
    assert answer.content == papers.refund_pdf(refund) and "no-store" in answer["Cache-Control"]
    for page in (client.get(paid.get_absolute_url()), client_for(user).get(f"/work/s/payment/{paid.key}/")):
        assert paper_url(paid, 1) in page.content.decode() and refund.code in page.content.decode()
    told = next(message for message in mail.outbox if "返金のお知らせ" in message.subject)
    assert refund.code in told.body and paid.get_absolute_url() in told.body


def test_two_parts_have_numbers_in_the_order_they_went_through(client, payment, till):
    paid = paid_online(payment, till)
    user = as_actor(finance_user(paid))
    till.slow_refunds = True
    for amount_yen in (1000, 777):
        apply("refund", fresh(paid), actor=user, amount_yen=amount_yen, reason="中止")
    outbox.drain()
    first, second = paid.refunds.order_by("pk")
    assert [status_of(client, paid, number) for number in (1, 2)] == [404, 404], "on their way"
    ends(second, till, "succeeded")
    assert (second.code, status_of(client, paid, 1), status_of(client, paid, 2)) == (f"{paid.code}-1", 200, 404)
    ends(first, till, "succeeded")
    second.refresh_from_db()
    assert (first.code, second.code) == (f"{paid.code}-2", f"{paid.code}-1")
    assert lines(first)["消費税等 10%"] == "¥90" and lines(first)["内訳 10%対象"] == "¥910"
    assert lines(second)["消費税等 10%"] == "¥70" and lines(second)["内訳 10%対象"] == "¥707"


def test_one_that_comes_back_has_no_paper_and_its_number_is_not_given_again(client, payment, till):
    paid = paid_online(payment, till)
    user = finance_user(paid)
    first = refunded(paid, user, 1000)
    mail.outbox.clear()
    returns(first, till)
    assert status_of(client, paid, 1) == 404
    assert paper_url(paid, 1) not in client.get(paid.get_absolute_url()).content.decode()
    told = next(message for message in mail.outbox if "返金が戻りました" in message.subject)
    assert first.code in told.body and "無効" in told.body
    assert refunded(paid, user, 1000).code == f"{paid.code}-2"
    assert (status_of(client, paid, 1), status_of(client, paid, 2)) == (404, 200)


def test_a_failed_one_has_no_paper(client, payment, till):
    paid = paid_online(payment, till)
    failed = refund_under_way(paid, till, 1000)
    ends(failed, till, "failed")
    assert (failed.state, failed.number, failed.code) == ("failed", None, "")
    assert ".pdf" in client.get(paid.get_absolute_url()).content.decode()
    assert [status_of(client, paid, number) for number in (0, 1, 10**30)] == [404, 404, 404]


def test_a_slip_is_given_back_by_the_body_itself(client, client_for, db):
    payment = asked(open_challenge())
    user = finance_user(payment)
    paid = apply("record_slip", payment, actor=as_actor(user), slip_number="納1", paid_on=clock.today())
    apply("refund", paid, actor=as_actor(user), amount_yen=300, reason="中止")
    refund = paid.refunds.get()
    assert lines(refund)["返還方法"] == "団体から直接" and status_of(client, paid, 1) == 200
    english = client.get("/en" + paid.get_absolute_url()).content.decode()
    assert "Paper of the refund" in english and refund.code in english


@pytest.mark.parametrize(
    ("registration", "percent", "title"),
    [
        ("", 10, "返還のお知らせ"),
        ("T1234567890123", 0, "返還のお知らせ"),
        ("", 0, "返還のお知らせ"),
        ("T1234567890123", 8, "適格返還請求書"),
    ],
)
def test_it_is_called_a_qualified_one_only_where_the_receipt_is_one(till, registration, percent, title):
    fee = make_fee(charging_programme(registration_number=registration), tax_percent=percent)
    paid = paid_online(asked(open_challenge(), fee), till)
    policy = paid.body.payment_policy
    policy.registration_number = "" if registration else "T9999999999999"
    policy.save()
    refund = refunded(paid, finance_user(paid), 1080)
    data = papers.refund_data(refund)
    assert data["title"] == title and data["registration"] == (f"登録番号 {registration}" if registration else "")
    taxes = {name: value for name, value in lines(refund).items() if "消費税等" in name}
    assert taxes == {0: {"消費税等": "なし / none"}, 8: {"消費税等 8%": "¥80"}, 10: {"消費税等 10%": "¥98"}}[percent]


def test_a_stranger_without_the_key_gets_nothing(client, client_for, payment, till):
    paid = paid_online(payment, till)
    refunded(paid, finance_user(paid), 1000)
    other = asked(open_challenge(), paid.fee)
    for key in (other.key, "x", paid.code, paid.refunds.get().key):
        assert client.get(reverse("payments:refund", args=[key, 1])).status_code == 404
    assert client.post(paper_url(paid, 1)).status_code == 405


def test_the_payers_page_asks_as_often_for_three_as_for_one(client, payment, till, assert_queries_flat):
    paid = paid_online(payment, till)
    user = finance_user(paid)

    def build(number):
        for _each in range(number):
            refunded(paid, user, 100)
        return paid.get_absolute_url()

    assert_queries_flat(build)


def test_refunds_of_before_get_number_and_day_from_the_ledger(client, payment, till):
    paid = paid_online(payment, till)
    user = finance_user(paid)
    back, *stay = [refunded(paid, user, amount_yen) for amount_yen in (500, 600, 700)]
    returns(back, till)
    days = [row.done_at for row in stay]
    Refund.objects.update(number=None, done_at=None)
    assert [status_of(client, paid, number) for number in (1, 2, 3)] == [404, 404, 404]
    assert "refund-" not in client.get(paid.get_absolute_url()).content.decode()
    import_module("colab.core.payments.migrations.0007_number_old_refunds").number(apps, None)
    rows = list(Payment.objects.get(pk=paid.pk).refunds.order_by("pk"))
    assert [row.number for row in rows] == [None, 1, 2] and rows[0].done_at is None
    assert all(abs((row.done_at - day).total_seconds()) < 60 for row, day in zip(rows[1:], days, strict=True))
