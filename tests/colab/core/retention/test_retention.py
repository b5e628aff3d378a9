"""Each kind of personal data is blanked when its period is over, and by address on request; the ledger stays whole."""

from datetime import timedelta

import pytest

from challenges.briefings.seats import booking
from colab.core import clock, lifecycle, outbox
from colab.core.ledger.verify import verify_all
from colab.core.notices.models import Notice, Subscriber
from colab.core.organisations.actions.invite import invite
from colab.core.organisations.models import Invitation, User
from colab.core.payments.models import Payment
from colab.core.readings.models import PersonalRead
from colab.core.retention import BLANKED, nightly, periods, registry
from colab.core.retention.erasing import erase_address
from colab.core.retention.models import AddressErasure, Night
from colab.demo.builders import briefings, challenges, events, legal, payments, sponsorship, submissions
from colab.demo.builders.people import (
    as_actor,
    make_body,
    make_company,
    make_officer,
    make_programme,
    make_unit,
    make_user,
    owner_of,
)  # fmt: skip
from pilots.certification.models import Certification
from pilots.sponsorship.models import Sponsor
from pitches.events.models import Event
from pitches.submissions.models import Pitch

pytestmark = pytest.mark.django_db
GUEST = "guest@example.invalid"


@pytest.fixture
def admin():
    return make_officer("office_admin", programme=make_programme())


def night(days):
    """Let the night ``days`` from now do its work; return what it did, without what it found nothing of."""
    with clock.frozen(clock.now() + timedelta(days=days)):
        done = nightly.run()
    assert set(done) == {kind.code for kind in registry.kinds()}, "a kind failed"
    return {code: count for code, count in done.items() if count}


def seat_at(host):
    return booking.register(host, name="来場 太郎", email=GUEST, affiliation="見本社")


def test_seats_are_blanked_a_year_after_the_event():
    seats = [seat_at(briefings.announced_briefing(challenges.open_challenge())), seat_at(events.announced_event())]
    night(360)
    assert all(type(seat).objects.get(pk=seat.pk).name for seat in seats)
    done = night(365 + 60)
    assert (done["briefingseat"], done["eventseat"]) == (1, 1)
    for seat in seats:
        seat.refresh_from_db()
        assert (seat.name, seat.affiliation, seat.status) == ("", "", "confirmed") and seat.email.endswith(BLANKED)
    assert "eventseat" not in night(365 + 61)
    assert sorted(Night.objects.filter(kind="eventseat").values_list("count", flat=True)) == [0, 0, 1]
    assert verify_all().ok


def test_notices_and_invitations_nobody_used_go_by_age(admin):
    company = make_company()
    invite(actor=as_actor(owner_of(company)), organisation=company, email=GUEST, role="member")
    seat_at(briefings.announced_briefing(challenges.open_challenge()))
    outbox.drain()
    told = Notice.objects.get(address=GUEST)
    done = night(100)
    assert done["invitations"] == 1 and not Invitation.objects.filter(email=GUEST).exists()
    told.refresh_from_db()
    assert told.subject and told.address
    assert night(370)["notices"] >= 1
    told.refresh_from_db()
    assert (told.address, told.subject, told.body, told.state) == ("", "", "", "sent")


def test_an_old_link_to_a_notice_says_that_its_words_are_no_longer_kept(admin, client_for):
    challenges.open_challenge()
    outbox.drain()
    told = Notice.objects.filter(user__isnull=False, state__in=("sent", "kept")).order_by("pk").first()
    words = told.subject
    Notice.objects.filter(pk=told.pk).update(url="")
    night(370)
    browser = client_for(told.user)
    page = browser.get(f"/work/notices/{told.key}/").content.decode()
    assert (
        "（本文は保存期間が過ぎました）" in page
        and "お知らせしたことは記録に残っています" in page
        and words not in page
    )


def test_contacts_of_sponsors_and_of_certificates_go_after_their_end():
    sponsor = sponsorship.applied_sponsor()
    sponsor = lifecycle.apply("refuse", sponsor, actor=sponsorship.office_of(sponsor), reason="枠がありません。")
    certification = legal.certified()
    Certification.objects.update(contact_name="架空 二子", contact_email="contact@example.invalid")
    assert "sponsors" not in night(360)
    done = night(6 * 365)
    assert done["sponsors"] == 1 and "certification" not in done, "it is in force"
    Certification.objects.update(state="expired", ended_on=clock.today())
    assert "certification" not in night(5 * 365 - 3)
    assert night(5 * 365 + 3)["certification"] == 1
    sponsor.refresh_from_db(), certification.refresh_from_db()
    assert sponsor.contact_name == "" and sponsor.contact_email.endswith(BLANKED) and sponsor.name
    assert (certification.contact_name, certification.contact_email) == ("", "")
    assert verify_all().ok


def test_payers_stay_as_long_as_the_books():
    payment = payments.asked(events.planned_event())
    Payment.objects.update(state="paid", paid_at=clock.now(), code="R-1", method="slip")
    assert "payers" not in night(9 * 365)
    assert night(10 * 365 + 5)["payers"] == 1
    payment.refresh_from_db()
    assert payment.payer_name == "" and payment.payer_email.endswith(BLANKED) and payment.amount_yen


def test_readings_go_after_five_years():
    facts = {"reader": make_officer("office"), "kind": "guests", "mark": "x"}
    PersonalRead.objects.create(**facts, at=clock.now() - timedelta(days=4 * 365))
    PersonalRead.objects.create(**facts, at=clock.now() - timedelta(days=6 * 365))
    assert night(0)["readings"] == 1
    assert PersonalRead.objects.count() == 1


def test_accounts_nobody_uses_are_told_once_a_month_and_not_erased(admin):
    User.objects.filter(pk=admin.pk).update(last_login=clock.now())
    idle = make_user("idle@example.invalid")
    User.objects.filter(pk=idle.pk).update(last_login=clock.now() - timedelta(days=4 * 365))
    assert night(0)["accounts"] == 1 and night(0)["accounts"] == 1
    idle.refresh_from_db()
    assert idle.email == "idle@example.invalid"
    assert Notice.objects.filter(kind="retention.look").count() == 1
    assert "idle@" not in Notice.objects.get(kind="retention.look").body


def test_drafts_and_cases_stay_until_somebody_sets_a_period(admin):
    draft = submissions.draft_pitch(challenge=challenges.open_challenge(programme=make_programme()))
    assert "drafts" not in night(20 * 365)
    body = make_body()
    periods.set_period(actor=as_actor(admin), kind=registry.find("drafts"), days=365, body=body)
    assert draft.title
    assert night(2 * 365)["drafts"] == 1
    assert Pitch.objects.get(pk=draft.pk).title == "" and not draft.revisions.exists()
    assert "experts" not in night(30 * 365) and "interests" not in night(30 * 365)


def test_a_body_sets_its_own_period_and_not_that_of_others(admin):
    elsewhere = make_body("港区", name_en="Minato", kind="ward", lg_code="131032")
    there = make_programme(elsewhere, "minato", office=make_unit(elsewhere, "企画課", name_en="Planning"))
    here, far = seat_at(events.announced_event()), seat_at(events.announced_event())
    Event.objects.filter(pk=far.host_id).update(programme=there)
    kind = registry.find("eventseat")
    for days, body, error in ((90, elsewhere, lifecycle.NotAllowed), (90, None, lifecycle.NotAllowed),
                              (kind.minimum - 1, make_body(), ValueError)):  # fmt: skip
        with pytest.raises(error):
            periods.set_period(actor=as_actor(admin), kind=kind, days=days, body=body)
    periods.set_period(actor=as_actor(admin), kind=kind, days=90, body=make_body())
    assert night(200)["eventseat"] == 1
    here.refresh_from_db(), far.refresh_from_db()
    assert here.name == "" and far.name
    periods.set_period(actor=as_actor(admin), kind=kind, days=None, body=make_body())
    assert night(500)["eventseat"] == 1


def test_the_page_shows_kinds_and_takes_periods(admin, client_for):
    seat_at(events.announced_event())
    night(0)
    office = client_for(admin)
    page = office.get("/work/retention/").content.decode()
    assert "365日" in page and "提案発表会の参加申込み" in page and "期限なし" in page
    assert office.post("/work/retention/kinds/eventseat/", {"body": make_body().pk, "days": "5"}).status_code == 422
    assert office.post("/work/retention/kinds/eventseat/", {"body": make_body().pk, "days": "100"}).status_code == 302
    assert "100日" in office.get("/work/retention/").content.decode()
    assert office.post("/work/retention/kinds/notices/", {"days": ""}).status_code == 302
    assert office.get("/work/retention/kinds/nothing/").status_code == 404
    auditor = client_for(make_officer("auditor", make_unit(name="監査事務局")))
    assert auditor.get("/work/retention/").status_code == 200
    for client in (auditor, client_for(make_officer("office"))):
        assert client.post("/work/retention/kinds/notices/", {"days": "400"}).status_code == 404
        assert client.post("/work/retention/erase/", {"address": GUEST}).status_code == 404
    assert office.get("/work/retention/accounts/").status_code == 200


def test_an_address_is_erased_in_every_room(admin, client_for):
    seats = [seat_at(briefings.announced_briefing(challenges.open_challenge())), seat_at(events.announced_event())]
    sponsor = sponsorship.applied_sponsor(contact_email=GUEST)
    legal.certified()
    Certification.objects.update(contact_name="来場 太郎", contact_email=GUEST)
    Subscriber.objects.create(address=GUEST, language="ja", created_at=clock.now(), confirmed_at=clock.now())
    paid = payments.asked(events.planned_event(), payer_email=GUEST)
    Payment.objects.filter(pk=paid.pk).update(state="paid", paid_at=clock.now(), code="R-1", method="slip")
    outbox.drain()
    office = client_for(admin)
    page = office.post("/work/retention/erase/", {"address": GUEST.upper()}).content.decode()
    assert (
        "来場" not in page
        and "提案発表会の参加申込み" in page
        and "協賛者の連絡担当者" in page
        and "支払者" not in page
    )
    assert PersonalRead.objects.get().kind == "address"
    assert office.post("/work/retention/erase/", {"address": GUEST, "reason": ""}).status_code == 422
    assert Sponsor.objects.filter(contact_email=GUEST).exists()
    assert office.post("/work/retention/erase/", {"address": GUEST, "reason": "本人の請求"}).status_code == 302
    for seat in seats:
        seat.refresh_from_db()
        assert seat.name == ""
    sponsor.refresh_from_db()
    assert sponsor.contact_name == "" and Certification.objects.get().contact_email == ""
    assert not Subscriber.objects.exists() and not Notice.objects.filter(address=GUEST).exists()
    assert Payment.objects.get(pk=paid.pk).payer_email == GUEST, "books are not rewritten"
    row = AddressErasure.objects.get()
    assert row.counts["sponsors"] == 1 and row.counts["eventseat"] == 1 and GUEST not in str(vars(row))
    assert verify_all().ok
    assert "記録はありません" in office.post("/work/retention/erase/", {"address": GUEST}).content.decode()


def test_an_account_is_erased_on_its_page(admin, client_for):
    person = make_user("hito@example.invalid")
    page = client_for(admin).post("/work/retention/erase/", {"address": person.email}).content.decode()
    assert f"/work/accounts/{person.pk}/" in page and 'name="reason"' not in page
    with pytest.raises(lifecycle.Refused):
        erase_address(actor=as_actor(admin), address=person.email, reason="x")
    with pytest.raises(lifecycle.NotAllowed):
        erase_address(actor=as_actor(make_officer("office")), address="x@example.invalid", reason="x")
