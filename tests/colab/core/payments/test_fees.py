"""What a programme charges: for all of a kind, or for one event alone."""

from datetime import timedelta

import pytest

from challenges.briefings import seats
from colab.core import clock
from colab.core.lifecycle import Refused
from colab.core.payments.actions.charge import charge
from colab.core.payments.models import Fee, Payment
from colab.core.ui.signals import shown_changed
from colab.demo.builders.events import announced_event, planned_event
from colab.demo.builders.payments import charging_programme, make_fee
from colab.demo.builders.people import make_officer, make_programme

pytestmark = pytest.mark.django_db
NEW = "/work/payments/fees/new/"


@pytest.fixture
def event(till):
    event = announced_event(capacity=5)
    charging_programme(event.programme)
    return event


@pytest.fixture
def admin(client_for, event):
    return client_for(make_officer("office_admin", programme=event.programme))


def typed(event, **facts):
    """What somebody types who wants to charge for a seat at this event."""
    form = {"programme": event.programme.pk, "purpose": "event_seat", "title": "参加費", "amount_yen": "1100",
            "tax_percent": "10", "is_active": "on", "subject": f"event:{event.key}"}  # fmt: skip
    return form | facts


def test_one_event_has_a_price_of_its_own(admin, event):
    other = planned_event(programme=event.programme)
    assert event.label in admin.get(NEW).content.decode()
    assert admin.post(NEW, typed(event)).status_code == 302
    fee = Fee.objects.get()
    assert (fee.machine, fee.subject_key) == ("event", event.key)
    assert event.label in admin.get("/work/payments/fees/").content.decode()
    seat = seats.register(event, name="一", email="a@example.com")
    assert Payment.objects.get(key=seat.payment_key).amount_yen == 1100
    assert admin.post(NEW, typed(event, subject="", amount_yen="500")).status_code == 302
    assert f'value="event:{other.key}"' in admin.get(f"/work/payments/fees/{fee.key}/").content.decode()
    assert admin.post(f"/work/payments/fees/{fee.key}/", typed(event, amount_yen="1200")).status_code == 302
    assert sorted(Fee.objects.values_list("subject_key", "amount_yen")) == sorted([("", 500), (event.key, 1200)])


def test_doubles_are_refused_in_words(admin, event):
    admin.post(NEW, typed(event))
    again = admin.post(NEW, typed(event))
    assert again.status_code == 422 and "徴収中の料金が既にあります" in again.content.decode()
    with pytest.raises(Refused):
        charge(Fee(programme=event.programme, purpose="event_seat", title="参加費", amount_yen=900), subject=event)
    assert Fee.objects.count() == 1


def test_only_events_of_the_programme_that_are_not_over(admin, event):
    elsewhere = planned_event(programme=make_programme(code="other"))
    facts = {"purpose": "event_seat", "title": "参加費", "amount_yen": 900}
    with pytest.raises(Refused):
        charge(Fee(programme=event.programme, **facts), subject=elsewhere)
    assert admin.post(NEW, typed(event, subject=f"event:{elsewhere.key}")).status_code == 422
    fee = make_fee(event.programme, machine="event", subject_key=event.key)
    with clock.frozen(event.ends_at + timedelta(hours=1)):
        kept = charge(fee, subject=event)
        assert kept.subject_key == event.key, "what it was set for may be over by now"
        with pytest.raises(Refused):
            charge(Fee(programme=event.programme, **(facts | {"purpose": "event_booth"})), subject=event)
    assert Fee.objects.count() == 1


def test_what_is_no_event_has_no_price_for_one(admin, event):
    assert admin.post(NEW, typed(event, purpose="certification")).status_code == 422
    assert not Fee.objects.exists()


def test_what_a_room_charges_for_by_itself_is_listed_too(admin, event):
    make_fee(event.programme, purpose="sponsorship", title="協賛金", machine="sponsor_level", subject_key="k3y")
    page = admin.get("/work/payments/fees/")
    assert page.status_code == 200 and "協賛金" in page.content.decode()


def test_the_list_asks_no_more_for_more_fees(admin, event, django_assert_max_num_queries):
    for _n in range(3):
        coming = planned_event(programme=event.programme)
        make_fee(event.programme, machine="event", subject_key=coming.key)
    with django_assert_max_num_queries(12):
        assert coming.label in admin.get("/work/payments/fees/").content.decode()


def test_what_payments_were_asked_for_stays(admin, event):
    admin.post(NEW, typed(event))
    fee = Fee.objects.get()
    seats.register(event, name="一", email="a@example.com")
    answer = admin.post(
        f"/work/payments/fees/{fee.key}/", typed(event, purpose="event_booth", subject="", title="参加料")
    )
    assert answer.status_code == 302
    fee.refresh_from_db()
    assert (fee.purpose, fee.subject_key, fee.title) == ("event_seat", event.key, "参加料")


def test_a_new_price_is_told_to_pages_that_show_it(admin, event):
    told = []
    shown_changed.connect(lambda sender, **_rest: told.append(sender), weak=False, dispatch_uid="prices")
    try:
        admin.post(NEW, typed(event))
    finally:
        shown_changed.disconnect(dispatch_uid="prices")
    assert told == [Fee]
