"""Events: the road to the publication, and what is refused."""

import pytest

from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import GuardFailed, apply
from colab.demo.builders import events as build
from pitches.events.effects import running_order
from pitches.events.models import Event
from pitches.events.queries import finalists, rounds_of

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
