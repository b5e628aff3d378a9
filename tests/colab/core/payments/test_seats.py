"""A seat that costs something: held, paid, given back, and the next one moves up."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from challenges.briefings import seats
from challenges.briefings.seats.settling import to_settle
from colab.core import clock, outbox
from colab.core.lifecycle import apply, tick
from colab.core.payments.models import Payment, PaymentPolicy
from colab.demo.builders.events import announced_event, event_office
from colab.demo.builders.payments import charging_programme, make_fee
from colab.demo.builders.people import as_actor, hold, make_body, make_officer, make_programme, make_unit
from pitches.events.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(till):
    event = announced_event(capacity=1)
    charging_programme(event.programme)
    make_fee(event.programme)
    return event


def test_a_seat_is_held_paid_and_confirmed(client, event, till):
    page = client.get(f"/events/{event.slug}/").content.decode()
    assert "¥3,300" in page and "有料" in page
    form = {"name": "山田 花子", "email": "hanako@example.com"}
    client.post(reverse("briefings:register", args=["event", event.key]), form)
    seat, payment = event.seats.get(), Payment.objects.get()
    assert seat.status == "held" and payment.title.endswith("参加費")
    shown = client.get(payment.get_absolute_url())
    assert "form-action 'self' http://127.0.0.1" in shown["Content-Security-Policy"]
    gone = client.post(payment.get_absolute_url())
    assert gone.status_code == 303 and gone["Location"].startswith(till.origin)
    till.pay(next(iter(till.sessions)))
    back = client.get(payment.get_absolute_url() + "?back=1").content.decode()
    assert "入金済み" in back and "receipt.pdf" in back
    seat.refresh_from_db()
    assert seat.status == "confirmed"
    outbox.drain()
    assert any(seat.code in m.body for m in mail.outbox)
    paper = client.get(payment.get_absolute_url() + "receipt.pdf")
    assert paper.content[:5] == b"%PDF-" and paper["Content-Type"] == "application/pdf"


def test_an_unpaid_seat_goes_to_the_next(event, till):
    first = seats.register(event, name="一", email="a@example.com")
    second = seats.register(event, name="二", email="b@example.com")
    assert (first.status, second.status) == ("held", "waiting")
    with clock.frozen(clock.now() + timedelta(days=3, minutes=1)):
        tick()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == ("cancelled", "held")
    assert Payment.objects.get(key=second.payment_key).state == "open"


def test_giving_back_calls_the_payment_off(event, till):
    seat = seats.register(event, name="一", email="a@example.com")
    seats.cancel(seat)
    assert Payment.objects.get().state == "cancelled"


def test_finance_sees_its_payments_and_nobody_else(client_for, event, till, django_assert_max_num_queries):
    seat = seats.register(event, name="一", email="a@example.com")
    payment = Payment.objects.get(key=seat.payment_key)

    finance = client_for(make_officer("finance", event.programme.office_unit))
    with django_assert_max_num_queries(12):
        page = finance.get("/work/payments/")
    assert payment.title in page.content.decode()
    for path in ("fees/", "policy/", "differences/", "fees/new/", f"fees/{payment.fee.key}/"):
        assert finance.get(f"/work/payments/{path}").status_code == 200, path
    assert finance.get("/work/payments/?format=csv").status_code == 200
    section = client_for(make_officer("section", event.programme.office_unit))
    assert payment.title not in section.get("/work/payments/").content.decode()
    assert section.get("/work/payments/differences/").status_code == 404


def test_the_office_finds_fees_and_payments(client_for, event, till):
    admin = client_for(make_officer("office_admin", programme=event.programme))
    assert "/work/payments/fees/" in admin.get("/work/").content.decode(), "before anybody has to pay"
    assert 'href="/work/payments/"' in admin.get("/work/payments/fees/").content.decode()
    PaymentPolicy.objects.update(enabled=False)
    other = client_for(make_officer("office_admin", programme=event.programme))
    assert "/work/payments/" not in other.get("/work/").content.decode(), "no word of money where none is taken"


def test_finance_of_several_bodies_sets_each(client_for, event):
    ward = make_body("架空区", name_en="Sample Ward", kind="ward", lg_code="131016")
    user = hold(make_officer("finance", event.programme.office_unit), "finance", make_unit(ward, "会計課"))
    client, url = client_for(user), "/work/payments/policy/"
    there = f"{url}?body={ward.corporate_number}"
    assert there in client.get(url).content.decode()
    answer = client.post(there, {"enabled": "on", "receipt_name": "架空区長", "contact": "会計課", "methods": ["card"]})
    assert (answer.status_code, answer["Location"]) == (302, there)
    assert ward.payment_policy.enabled and event.programme.body.payment_policy.receipt_name != "架空区長"
    assert client.get(f"{url}?body=1").status_code == 404


def test_free_events_stay_free(event):
    event.programme.fees.update(is_active=False)
    seat = seats.register(event, name="一", email="a@example.com")
    assert seat.status == "confirmed" and not Payment.objects.exists()


def test_calling_the_event_off_ends_what_is_to_be_paid(event, till):
    first = seats.register(event, name="一", email="a@example.com")
    second = seats.register(event, name="二", email="b@example.com")
    apply("cancel", event, actor=event_office(event), reason="台風のため")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == ("cancelled", "cancelled")
    assert Payment.objects.get().state == "cancelled", "nobody else is asked to pay"
    with clock.frozen(clock.now() + timedelta(days=4)):
        tick()
    assert Payment.objects.count() == 1
    outbox.drain()
    subjects = [m.subject for m in mail.outbox]
    assert sum("中止" in each for each in subjects) == 2 and not any("参加が確定" in each for each in subjects)


def test_nobody_moves_up_to_what_was_called_off_or_has_begun(event, till):
    first = seats.register(event, name="一", email="a@example.com")
    second = seats.register(event, name="二", email="b@example.com")
    with clock.frozen(event.starts_at):
        seats.cancel(first)
        tick()
        assert seats.fill_up(event) == []
    Event.objects.filter(pk=event.pk).update(state="cancelled", cancelled_reason="台風のため")
    assert seats.fill_up(event) == []
    second.refresh_from_db()
    assert second.status == "waiting" and Payment.objects.count() == 1


def test_a_seat_held_before_its_event_was_called_off_is_not_confirmed_by_the_money(event, till):
    seat = seats.register(event, name="一", email="a@example.com")
    Event.objects.filter(pk=event.pk).update(state="cancelled", cancelled_reason="台風のため")
    finance = as_actor(make_officer("finance", event.programme.office_unit))
    apply("record_slip", Payment.objects.get(), actor=finance, slip_number="1", paid_on=clock.today())
    seat.refresh_from_db()
    assert seat.status != "confirmed"


LABEL = "支払い済みの参加費（席の取消し"


def paid(seat, finance):
    payment = Payment.objects.get(key=seat.payment_key)
    return apply("record_slip", payment, actor=finance, slip_number="1", paid_on=clock.today())


def test_what_was_paid_for_a_seat_given_back_waits_for_the_office(client_for, event, till):
    finance = as_actor(make_officer("finance", event.programme.office_unit))
    office = make_officer("office", programme=event.programme)
    payment = paid(seats.register(event, name="一", email="a@example.com"), finance)
    assert LABEL not in client_for(office).get("/work/").content.decode()
    seats.cancel(event.seats.get())
    page = client_for(office).get("/work/").content.decode()
    assert LABEL in page and f"/work/s/payment/{payment.key}/" in page
    other = make_officer("office", programme=make_programme(code="other"))
    assert LABEL not in client_for(other).get("/work/").content.decode()
    apply("advise", payment, actor=as_actor(office), amount_yen=3300, reason="開催前の取消しのため")
    assert LABEL not in client_for(office).get("/work/").content.decode()
    assert payment.title in client_for(finance.user).get("/work/").content.decode()


def test_paid_seats_of_an_event_that_was_called_off_wait_for_the_office(client_for, event, till):
    Event.objects.filter(pk=event.pk).update(capacity=2)
    finance, office = as_actor(make_officer("finance", event.programme.office_unit)), event_office(event)
    first, second = (paid(seats.register(event, name=n, email=f"{n}@example.com"), finance) for n in "ab")
    apply("cancel", event, actor=office, reason="台風のため")
    assert set(to_settle()) == {first, second}
    assert LABEL in client_for(office.user).get("/work/").content.decode()
    apply("refund", first, actor=finance, amount_yen=3300, reason="中止のため")
    assert set(to_settle()) == {second}
    apply("advise", second, actor=office, amount_yen=0, reason="招待者のため")
    assert LABEL not in client_for(office.user).get("/work/").content.decode()


def test_the_history_says_in_words_why_it_need_not_be_paid(client_for, event, till):
    seat = seats.register(event, name="一", email="a@example.com")
    seats.cancel(seat)
    finance = client_for(make_officer("finance", event.programme.office_unit))
    path = f"/work/s/payment/{seat.payment_key}/"
    assert "seat given back" not in (page := finance.get(path).content.decode()) and "席の申込みの取消し" in page
    assert "The seat was given back." in finance.get("/en" + path).content.decode()
