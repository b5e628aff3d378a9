"""The calendar: deadlines of open challenges and coming events, to be subscribed to."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry

from challenges.calls.queries import open_q
from challenges.challenges.models import Challenge
from colab.core import clock
from colab.open.wording import words
from pitches.events.models import Event

from .atom import challenge_url

LIMIT = 200


def calendar(request: HttpRequest) -> HttpResponse:
    """Return deadlines and events as one iCalendar file."""
    made = Calendar()
    made.add("prodid", "-//Tokyo Co-creation Lab//calendar//")
    made.add("version", "2.0")
    made.add("x-wr-calname", _("Tokyo Co-creation Lab"))
    challenges = Challenge.objects.filter(open_q(clock.now(), "call__"), state="open").select_related("call")
    for challenge in challenges.order_by("call__closes_at", "pk")[:LIMIT]:
        title = _("Deadline: %(title)s") % {"title": words(challenge, "title")}
        made.add_component(
            _entry(f"deadline-{challenge.key}", title, challenge.call.closes_at, challenge_url(challenge))
        )
    events = Event.objects.exclude(code=None).filter(starts_at__gte=clock.now() - timedelta(days=1))
    for event in events.order_by("starts_at", "pk")[:LIMIT]:
        entry = _entry(f"event-{event.key}", words(event, "title"), event.starts_at, event.get_absolute_url())
        if event.ends_at:
            entry.add("dtend", event.ends_at.astimezone(clock.JST))
        entry.add("location", words(event, "venue"))
        made.add_component(entry)
    return HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8")


def _entry(uid: str, title: str, at, url: str) -> Entry:
    entry = Entry()
    entry.add("uid", f"{uid}@{settings.SITE_URL.split('//')[-1]}")
    entry.add("summary", title)
    entry.add("dtstart", at.astimezone(clock.JST))
    entry.add("dtstamp", clock.now())
    entry.add("url", settings.SITE_URL + url)
    return entry
