"""Events: the road to the publication, and what is refused."""

from datetime import timedelta

import pytest

from colab.core import clock
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import GuardFailed, apply
from colab.demo.builders import events as build
from pitches.events.actions import copy_event
from pitches.events.effects import running_order
from pitches.events.models import Event
from pitches.events.queries import finalists, rounds_of
from pitches.submissions.models import Pitch

pytestmark = pytest.mark.django_db


def test_the_whole_road_publishes_all_rounds_at_one_stroke():
    event = build.published_event()
    round_ = rounds_of(event).get()
    assert (event.state, round_.state, round_.challenge.state) == ("published", "published", "adopted")
    states = sorted(round_.challenge.pitches.values_list("state", flat=True))
    assert states == ["adopted", "not_adopted", "not_adopted", "not_adopted", "reserve"]
    assert verify_all().ok


def test_the_running_order_can_be_repeated_from_the_published_seed():
    event = build.ready_event()
    drawn = [line.pitch.key for line in finalists(event)]
    assert running_order(sorted(drawn, reverse=True), f"{event.lot_seed}/1") == drawn


def test_an_event_waits_for_its_rounds():
    event = build.ready_event()
    before = Event.objects.values().get(pk=event.pk)
    with pytest.raises(GuardFailed):
        apply("go_live", event, actor=build.event_office(event))
    assert Event.objects.values().get(pk=event.pk) == before


def test_registration_waiting_list_and_check_in(client, client_for):
    event = build.announced_event(capacity=1)
    url = f"/seats/event/{event.key}/register/"
    for n in (1, 2):
        client.post(url, {"name": f"参加 {n}", "email": f"guest{n}@example.invalid", "online": ""})
    assert list(event.seats.order_by("pk").values_list("status", flat=True)) == ["confirmed", "waiting"]
    office = client_for(build.event_office(event).user)
    office.post(f"/work/seats/event/{event.key}/", {"code": event.seats.first().code})
    assert event.seats.first().checked_in_at is not None
    assert "stream.example.invalid" not in client.get(f"/events/{event.slug}/").content.decode()
    english, japanese = (client.get(f"{prefix}/events/{event.slug}/").content.decode() for prefix in ("/en", ""))
    assert "the chair of the judges" in english and "審査員長" not in english and "審査員長" in japanese


def test_a_plan_is_not_public(client):
    event = build.planned_event()
    assert client.get(f"/events/{event.key}/").status_code == 404
    assert event.title not in client.get("/events/").content.decode()


def test_a_copy_shifts_all_dates():
    event = build.planned_event()
    made = copy_event(actor=build.event_office(event), source=event, shift=timedelta(weeks=4))
    assert made.starts_at - event.starts_at == timedelta(weeks=4)
    assert [line.title for line in made.lines.all()] == [line.title for line in event.lines.all()]
    assert [line.speaker_en for line in made.lines.all()][1:3] == ["the finalists", "the judges"]
    assert made.state == "planned" and made.code is None


def test_what_is_to_come_stands_first_and_soonest(client):
    moments = [build.planned_event(days=days) for days in (30, 5)]
    with clock.frozen(clock.now() - timedelta(days=60)):
        moments += [build.planned_event(days=days) for days in (10, 40)]
    for event in moments:
        Event.objects.filter(pk=event.pk).update(state="closed", code=f"E-{event.pk}")
    far, near, old, newer = moments
    assert [event.pk for event in client.get("/events/").context["page"]] == [near.pk, far.pk, newer.pk, old.pk]
    newest = client.get("/events/?sort=new").context["page"]
    assert [event.pk for event in newest] == [far.pk, near.pk, newer.pk, old.pk]


def test_the_public_list_takes_the_same_number_of_queries(assert_queries_flat):
    def more(n):
        for _n in range(n):
            build.announced_event(pitches=1, leave=0)
        return "/events/"

    assert_queries_flat(more)


def test_finalists_are_named_only_as_they_agreed(client):
    event = build.ready_event()
    lines = list(finalists(event))
    Pitch.objects.filter(pk=lines[0].pitch_id).update(publish_name=True)
    page = client.get(f"/events/{event.slug}/").content.decode()
    assert lines[0].pitch.organisation.name in page
    assert all(line.pitch.organisation.name not in page and line.pitch.title not in page for line in lines[1:])
