"""What the rooms keep about a person goes with the account."""

import pytest

from challenges.briefings.seats import booking
from colab.core import outbox
from colab.core.notices.models import Notice
from colab.core.organisations.actions.erase_person import erase_person
from colab.demo.builders import briefings, challenges
from colab.demo.builders.people import as_actor, make_officer, make_user

pytestmark = pytest.mark.django_db


def test_notices_and_seats_forget_an_erased_person():
    person = make_user("hito@example.invalid", name="忘 れる")
    briefing = briefings.announced_briefing(challenges.open_challenge())
    seat = booking.register(briefing, name=person.name, email=person.email, affiliation="見本社")
    outbox.drain()
    assert Notice.objects.filter(address=person.email).exists()
    erase_person(actor=as_actor(make_officer("office_admin", programme=briefing.challenge.programme)), user=person)
    seat.refresh_from_db()
    assert (seat.name, seat.affiliation) == ("", "") and "hito" not in seat.email
    assert not Notice.objects.filter(body__contains="忘").exists()
    assert not Notice.objects.filter(address="hito@example.invalid").exists()
