"""Screens in real browsers."""

import re

import pytest
from django.conf import settings

from colab.demo.builders import events
from colab.demo.builders import live as build
from pitches.events.queries import finalists
from pitches.live.actions import set_stage

pytestmark = pytest.mark.django_db(transaction=True)


def test_screens_follow_the_desk_and_the_pages_are_accessible(good_page, page, client_for, live_server):
    event = build.voting_event()
    good_page(f"/events/{event.slug}/live/", 1280)
    good_page(f"/en/events/{event.slug}/vote/", 360)
    good_page(f"/events/{event.slug}/live/", 360)
    page.get_by_text(re.compile(r"^\d+:\d\d$")).wait_for()
    build.cast_votes(event, 2, 1)
    third = list(finalists(event))[2]
    set_stage(actor=events.event_office(event), event=event, part="questions", finalist=third)
    page.get_by_text("3／").wait_for()
    assert page.locator("meter").count() == 0
    build.revealed_vote(event)
    page.wait_for_selector("meter")
    good_page.check()
    cookie = client_for(events.event_office(event).user).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    good_page(f"/work/events/{event.key}/live/", 360)
    good_page(f"/en/work/events/{event.key}/live/", 1280)
