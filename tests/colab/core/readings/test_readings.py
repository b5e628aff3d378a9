"""Who read personal data: every declared list and file leaves a row, which nobody changes and auditors read."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from challenges.briefings.seats import booking
from colab.core import clock
from colab.core.ledger import append_only
from colab.core.notices.models import Mailing, Notice
from colab.core.readings import kinds
from colab.core.readings.models import LEAST_DAYS, PersonalRead
from colab.core.readings.noting import AGAIN
from colab.demo.builders import briefings, challenges, events, legal, payments, sponsorship
from colab.demo.builders.people import make_body, make_company, make_officer, make_programme, make_unit, make_user
from tests.budgets.pages import our_pages

pytestmark = pytest.mark.django_db
GUEST = {"name": "来場 太郎", "email": "guest@example.invalid"}


def at(name, *arguments):
    return reverse(name, args=arguments)


def trail():
    rows = PersonalRead.objects.order_by("pk")
    return list(rows.values_list("kind", "machine", "subject_key", "form", "rows"))


@pytest.fixture
def admin():
    return make_officer("office_admin", programme=make_programme())


@pytest.fixture
def office(admin, client_for):
    return client_for(admin)


def undelivered():
    now = clock.now()
    return Notice.objects.create(
        kind="notices.letter", category="mailing", recipient="mail:1", address="lost@example.invalid", language="ja",
        subject="件名", body="本文", state="bounced", state_since=now, created_at=now,
    )  # fmt: skip


def test_the_door_is_kept_as_page_and_as_file(office):
    briefing = briefings.announced_briefing(challenges.open_challenge())
    path = at("briefings:door", "briefing", briefing.key)
    office.get(path)
    assert trail() == [], "an empty list shows nobody"
    booking.register(briefing, **GUEST)
    office.get(path)
    office.get(path)
    file = at("briefings:door_export", "briefing", briefing.key)
    assert b"".join(office.get(file)) and b"".join(office.get(file))
    page = ("guests", "briefing", briefing.key, "page", 1)
    assert trail() == [page, (*page[:3], "file", 1), (*page[:3], "file", 1)]
    with clock.frozen(clock.now() + AGAIN + timedelta(seconds=1)):
        office.get(path)
    assert trail()[3:] == [page]
    assert "guest@" not in str(list(PersonalRead.objects.values()))


def test_seats_at_events_are_kept_as_well(office):
    event = events.announced_event()
    booking.register(event, **GUEST)
    office.get(at("briefings:door", "event", event.key))
    assert trail() == [("guests", "event", event.key, "page", 1)]


def test_searching_for_people_is_kept_by_page(office):
    people = [make_user(f"hito{n}@example.invalid") for n in range(2)]
    office.get("/work/accounts/")
    office.get("/work/accounts/?q=nobodyatall")
    assert trail() == []
    office.get("/work/accounts/?q=hito")
    office.get("/work/accounts/?q=hito0")
    office.get("/work/accounts/?q=hito")
    office.get(f"/work/accounts/{people[0].pk}/")
    person = ("account", "person", str(people[0].pk), "page", None)
    assert trail() == [("accounts", "", "", "page", 2), ("accounts", "", "", "page", 1), person]
    assert "hito" not in str(list(PersonalRead.objects.values()))


def test_undelivered_mail_and_letters_are_kept(office, admin):
    undelivered()
    office.get(at("notices:bounces"))
    office.get(at("notices:bounces") + "?format=csv")
    make_company()
    letter = Mailing.objects.create(
        programme=make_programme(), audience="organisations", title="題", body="文", created_by=admin,
        created_at=clock.now(),
    )  # fmt: skip
    office.get(at("notices:mailing", letter.key))
    kept = [row[:4] for row in trail()]
    assert kept[:2] == [("undelivered", "", "", "page"), ("undelivered", "", "", "file")]
    assert kept[2:] == [("recipients", "letter", letter.key, "page")]


def test_payers_and_sponsors_are_kept(client_for):
    sponsor = sponsorship.applied_sponsor()
    payment = payments.asked(events.planned_event())
    finance = client_for(make_officer("finance", make_unit(payment.body, "会計課", name_en="Accounting")))
    office = client_for(make_officer("office_admin", programme=sponsor.programme))
    finance.get(at("payments:list"))
    finance.get(at("payments:list") + "?format=csv")
    finance.get(at("work:subject", "payment", payment.key))
    office.get(at("sponsorship:list"))
    office.get(at("work:subject", "sponsor", sponsor.key))
    assert trail() == [
        ("payers", "", "", "page", 1),
        ("payers", "", "", "file", 1),
        ("payer", "payment", payment.key, "page", 1),
        ("sponsors", "", "", "page", 1),
        ("sponsor", "sponsor", sponsor.key, "page", 1),
    ]


def test_contacts_of_applications_are_kept_for_officers_only(client_for):
    certification = legal.checked_certification()
    path = at("work:subject", "certification", certification.key)
    owner = certification.organisation.memberships.get().user
    assert client_for(owner).get(path).status_code == 200
    assert trail() == []
    certifier = legal.certifier_of(certification).user
    client_for(certifier).get(path)
    assert trail() == [("certification", "certification", certification.key, "page", 1)]
    client_for(certifier).get(at("work:subject", "organisation", certification.organisation.key))
    assert [row[0] for row in trail()[1:]] == ["organisation"]


def test_every_declared_view_has_a_known_kind_and_is_tried_here():
    """Who declares another view writes its case above."""
    declared = {page.name: page.view.reads_people for page in our_pages() if hasattr(page.view, "reads_people")}
    assert set(declared.values()) <= set(kinds.KINDS)
    assert set(declared) >= {
        "briefings:door", "briefings:door_export", "notices:bounces", "notices:mailing", "organisations:accounts",
        "organisations:account_person", "organisations:account_erase", "payments:list", "sponsorship:list",
        "submissions:bulk",
    }  # fmt: skip


def test_the_trail_only_grows():
    reader = make_officer("office")
    facts = {"reader": reader, "kind": "guests", "mark": "x"}
    row = PersonalRead.objects.create(**facts)
    old = PersonalRead.objects.create(**facts, at=clock.now() - timedelta(days=LEAST_DAYS + 1))
    assert "readings_personalread" not in append_only.missing()
    for change in (lambda: PersonalRead.objects.update(rows=3), PersonalRead.objects.filter(pk=row.pk).delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    PersonalRead.objects.filter(pk=old.pk).delete()
    assert PersonalRead.objects.get() == row


def test_auditors_read_the_trail_and_administrators_that_of_their_body(client_for, admin):
    briefing = briefings.announced_briefing(challenges.open_challenge())
    booking.register(briefing, **GUEST)
    reader = make_officer("office", programme=make_programme(), name="閲覧 花子")
    door = at("briefings:door", "briefing", briefing.key)
    client_for(reader).get(door)
    auditor = make_officer("auditor", make_unit(name="監査事務局"))
    elsewhere = make_body("港区", name_en="Minato", kind="ward", lg_code="131032")
    stranger = make_officer("office_admin", programme=make_programme(elsewhere, "minato", office=make_unit(elsewhere)))
    for user, sees in ((auditor, True), (admin, True), (stranger, False)):
        page = client_for(user).get("/work/readings/").content.decode()
        assert ("閲覧 花子" in page) == sees
        assert "guest@" not in page and "来場" not in page
    assert client_for(reader).get("/work/readings/").status_code == 404
    assert "閲覧 花子" not in client_for(auditor).get("/work/readings/?kind=payers").content.decode()
    assert "閲覧 花子" in client_for(auditor).get("/en/work/readings/?kind=guests&who=花子").content.decode()
    file = b"".join(client_for(auditor).get("/work/readings/?format=csv")).decode()
    assert "閲覧 花子" in file and briefing.key in file
    assert "/work/readings/" in client_for(auditor).get("/work/").content.decode()
    assert "/work/readings/" in client_for(admin).get("/work/").content.decode()


def test_a_person_sees_when_the_office_read_the_own_page(client_for, office):
    person = make_user("hito@example.invalid")
    own = client_for(person)
    assert "まだありません" in own.get("/work/account/").content.decode()
    office.get(f"/work/accounts/{person.pk}/")
    assert "まだありません" not in own.get("/work/account/").content.decode()
    own.get(f"/work/accounts/{person.pk}/")
    assert PersonalRead.objects.count() == 1
