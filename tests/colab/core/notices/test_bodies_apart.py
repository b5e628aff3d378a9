"""Mail that did not arrive waits for the office it concerns, not for the offices of other bodies."""

import pytest

from challenges.briefings.seats.booking import register
from colab.core import outbox
from colab.core.lifecycle import ref
from colab.core.notices import Address, notify
from colab.core.notices.models import Notice
from colab.core.notices.queries import undelivered_for
from colab.core.payments.effects import tell
from colab.demo.builders import briefings, submissions
from colab.demo.builders.challenges import open_challenge
from colab.demo.builders.payments import asked
from colab.demo.builders.people import as_actor, make_body, make_officer, make_programme, make_user

pytestmark = pytest.mark.django_db
LETTER = {"title": "件名", "body": "本文"}


@pytest.fixture
def ward_office():
    ward = make_body("港区", name_en="Minato City", kind="ward", lg_code="131032")
    return make_officer("office", programme=make_programme(ward, "ward", name="港区の事業"))


def came_back(actor) -> set[str]:
    Notice.objects.update(state="bounced")
    return {notice.address for notice in undelivered_for(as_actor(actor))}


def test_mail_to_people_of_another_body(client_for, ward_office):
    section, office, shared = make_officer("section"), make_officer("office"), make_user()
    notify("notices.letter", to=[section, ward_office, shared], context=LETTER)
    assert came_back(ward_office) == {ward_office.email, shared.email}
    assert came_back(office) == {section.email, shared.email}
    browser, theirs = client_for(ward_office), Notice.objects.get(user=section)
    assert section.email not in browser.get("/work/notices/undelivered/").content.decode()
    assert section.email not in b"".join(browser.get("/work/notices/undelivered/?format=csv")).decode()
    assert browser.post(f"/work/notices/undelivered/{theirs.key}/", {"handled": "1"}).status_code == 404


def test_mail_to_a_team_about_a_case_of_another_body(ward_office):
    pitch = submissions.submitted_pitch()
    notify("notices.letter", to=make_user("team@example.invalid"), subject_ref=ref(pitch), context=LETTER)
    assert "team@example.invalid" not in came_back(ward_office)
    assert "team@example.invalid" in came_back(make_officer("office"))


def test_mail_to_a_guest_and_to_an_address_of_no_case(ward_office):
    briefing = briefings.announced_briefing()
    register(briefing, name="参加者", email="guest@example.invalid")
    outbox.drain()
    notify("notices.letter", to=Address("news@example.invalid"), context=LETTER)
    assert came_back(ward_office) == {"news@example.invalid"}
    assert {"guest@example.invalid", "news@example.invalid"} <= came_back(make_officer("office"))


def test_mail_to_own_people_about_a_case_of_another_body(ward_office):
    pitch = submissions.submitted_pitch()
    beside = make_officer("office", programme=make_programme(code="other", name="別の事業"))
    notify("notices.letter", to=[ward_office, make_officer("section")], subject_ref=ref(pitch), context=LETTER)
    Notice.objects.exclude(kind="notices.letter").delete()
    assert came_back(ward_office) == {ward_office.email}
    assert came_back(beside) == set()


def test_mail_to_payers(ward_office):
    payment = asked(open_challenge())
    tell("payments.received", payment)
    office = make_officer("office", programme=payment.fee.programme)
    assert payment.payer_email in came_back(office) - came_back(ward_office)
