"""Seats: capacity, waiting list, moving up, checking in, and what the pages tell."""

import pytest
from django.urls import reverse

from challenges.briefings import seats
from challenges.briefings.models import BriefingSeat
from colab.core import clock
from colab.core.lifecycle import apply
from colab.core.notices.models import Notice
from colab.demo.builders.briefings import announced_briefing, planned_briefing
from colab.demo.builders.challenges import officer
from colab.demo.builders.people import as_actor

pytestmark = pytest.mark.django_db


def take(host, n=1):
    return seats.register(host, name=f"参加者{n}", email=f"Guest{n}@example.invalid")


def test_seats_run_out_and_the_first_waiting_moves_up():
    host = announced_briefing(capacity=1)
    first, second, third = (take(host, n) for n in (1, 2, 3))
    assert [seat.status for seat in (first, second, third)] == ["confirmed", "waiting", "waiting"]
    seats.cancel(first)
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.status, third.status) == ("confirmed", "waiting")
    assert Notice.objects.filter(kind="seats.moved_up", address="guest2@example.invalid").count() == 1


def test_registering_twice_keeps_one_seat_and_mails_again():
    host = announced_briefing(capacity=5)
    assert take(host).pk == take(host).pk
    assert BriefingSeat.objects.count() == 1
    assert Notice.objects.filter(kind="seats.taken").count() == 2


def test_cancelled_may_register_again_and_cancelling_twice_is_harmless():
    host = announced_briefing()
    seat = take(host)
    seats.cancel(seat)
    seats.cancel(seat)
    assert Notice.objects.filter(kind="seats.cancelled").count() == 1
    assert take(host).status == "confirmed"


def test_more_seats_let_people_move_up():
    host = announced_briefing(capacity=1)
    take(host, 1)
    second = take(host, 2)
    apply("save", host, actor=as_actor(officer("section", host.challenge.unit)), capacity=2)
    second.refresh_from_db()
    assert second.status == "confirmed"


def test_no_seats_before_announcement_or_after_the_beginning():
    planned = planned_briefing()
    with pytest.raises(seats.NoSeats):
        take(planned)
    host = announced_briefing()
    with clock.frozen(host.starts_at), pytest.raises(seats.NoSeats):
        take(host)


def test_check_in_by_code_and_undo():
    host = announced_briefing()
    seat = take(host)
    assert seats.check_in(host, "nothing") is None
    assert seats.check_in(host, seat.code.lower()).checked_in_at
    seats.undo_check_in(host, seat.code)
    assert seats.counts(host) == {"taken": 1, "confirmed": 1, "waiting": 0, "present": 0}


def test_pages_from_registering_to_cancelling(client):
    host = announced_briefing(capacity=3, online_url="https://meet.example.invalid/x")
    page = reverse("briefings:register", args=["briefing", host.key])
    assert "https://meet.example.invalid" not in client.get(page).content.decode()
    refused = client.post(page, {"name": "", "email": "nobody"})
    assert refused.status_code == 422 and BriefingSeat.objects.count() == 0
    answer = client.post(page, {"name": "見本", "email": "a@example.invalid", "online": "1"}, follow=True)
    assert answer.status_code == 200
    seat = BriefingSeat.objects.get()
    assert seat.online
    mine = reverse("briefings:seat", args=["briefing", seat.key])
    assert seat.code in client.get(mine).content.decode()
    calendar = client.get(reverse("briefings:seat_calendar", args=["briefing", seat.key]))
    assert b"BEGIN:VEVENT" in calendar.content
    client.post(mine)
    seat.refresh_from_db()
    assert seat.status == "cancelled"
    assert client.get("/seats/nothing/abc/mine/").status_code == 404


def test_the_door_is_for_those_who_run_it(client, client_for):
    host = announced_briefing()
    seat = take(host)
    door = reverse("briefings:door", args=["briefing", host.key])
    assert client.get(door).status_code == 302
    section = client_for(officer("section", host.challenge.unit))
    assert seat.code in section.get(door).content.decode()
    section.post(door, {"code": seat.code})
    seat.refresh_from_db()
    assert seat.checked_in_at
    stranger = client_for(officer("finance", host.challenge.unit))
    assert stranger.get(door).status_code == 404
    export = section.get(reverse("briefings:door_export", args=["briefing", host.key]))
    assert export.status_code == 200
    export.close()


def test_calling_off_tells_everybody():
    host = announced_briefing()
    take(host)
    apply("cancel", host, actor=as_actor(officer("section", host.challenge.unit)), reason="台風のため")
    assert Notice.objects.filter(kind="seats.called_off").count() == 1


def test_calling_off_ends_the_waiting_and_gives_no_seat(client):
    host = announced_briefing(capacity=1)
    first, second = take(host, 1), take(host, 2)
    apply("cancel", host, actor=as_actor(officer("section", host.challenge.unit)), reason="台風のため")
    page = client.get(reverse("briefings:seat", args=["briefing", first.key])).content.decode()
    assert "中止" in page and first.code not in page and "参加確定" not in page
    seats.cancel(first)
    second.refresh_from_db()
    assert second.status == "cancelled"
    assert Notice.objects.filter(kind="seats.called_off").count() == 2
    assert not Notice.objects.filter(kind="seats.moved_up").exists()
