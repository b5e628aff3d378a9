"""Nothing of votes, marks and decisions shows before the reveal: no byte and no header of any public page differs."""

import re

import pytest
from django.core.cache import cache

from colab.core import clock
from colab.core.lifecycle import apply
from colab.demo.builders import events, judging
from colab.demo.builders import live as build
from pitches.events.queries import rounds_of

pytestmark = pytest.mark.django_db
CHANGING = ("Date", "Set-Cookie", "X-Request-ID")


@pytest.fixture
def still():
    """Let the clock stand, so that no page differs by the time of day."""
    with clock.frozen(clock.now()):
        yield


def seen(client, event):
    """Return every public answer about the event: status, headers, body."""
    slug, challenge = event.slug, rounds_of(event).get().challenge.slug
    paths = [f"/events/{slug}/", f"/events/{slug}/live/", f"/events/{slug}/live/now/", f"/events/{slug}/vote/"]
    paths += ["/events/", "/events/?format=csv", "/events/calendar.ics", f"/challenges/{challenge}/", "/results/"]
    paths += ["/search/?q=ピッチ", "/data/", "/feeds/challenges.atom", f"/events/{slug}/calendar.ics"]
    found = {}
    for path in [*paths, *(f"/en{path}" for path in paths)]:
        client.cookies.clear()
        cache.clear()
        answer = client.get(path)
        headers = {name: value for name, value in answer.items() if name not in CHANGING}
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found[path] = (answer.status_code, headers, without_tokens(body.decode("utf-8", "replace")))
    return found


def without_tokens(text):
    """Return the page without what is random in every answer."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)
    return re.sub(r'data-now="[^"]+"|DTSTAMP:\w+', "", text)


def test_votes_marks_and_a_prepared_decision_change_nothing_outside(client, still):
    event = build.voting_event()
    before = seen(client, event)
    build.cast_votes(event, 2, 5, 1)
    round_ = judging.mark_all(rounds_of(event).get())
    assert seen(client, event) == before
    office = events.event_office(event)
    apply("close_scoring", round_, actor=office)
    event = apply("close_scoring", event, actor=office)
    closed = seen(client, event)
    round_ = judging.prepare(rounds_of(event).get())
    assert seen(client, event) == closed
    apply("decide", round_, actor=office)
    assert seen(client, event) == closed
