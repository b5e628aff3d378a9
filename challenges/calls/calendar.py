"""Calendar files (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.http import HttpResponse
from icalendar import Calendar, Event

from colab.core import clock


@dataclass(frozen=True)
class Entry:
    """One entry; ``ends`` None means a moment (a deadline), a bare date the whole day."""

    uid: str
    title: str
    starts: date | datetime
    ends: date | datetime | None = None
    place: str = ""
    url: str = ""
    text: str = ""
    sequence: int = 0


def calendar_bytes(entries: Iterable[Entry], name: str) -> bytes:
    """Return a calendar of ``entries`` called ``name``; a program that reads it twice updates by uid and sequence."""
    made = Calendar()
    made.add("prodid", "-//colab//calendar//")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", "Asia/Tokyo")
    for entry in entries:
        made.add_component(_event(entry))
    return made.to_ical()


def calendar_response(entries: Iterable[Entry], name: str, filename: str) -> HttpResponse:
    """Return the calendar as a download called ``filename`` (ASCII, without the ending)."""
    response = HttpResponse(calendar_bytes(entries, name), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}.ics"'
    return response


def _event(entry: Entry) -> Event:
    made = Event()
    made.add("uid", f"{entry.uid}@{settings.SITE_URL.split('//')[-1]}")
    made.add("dtstamp", clock.now())
    made.add("summary", entry.title)
    made.add("dtstart", _utc(entry.starts))
    made.add("dtend", _utc(entry.ends or _a_little_later(entry.starts)))
    made.add("sequence", entry.sequence)
    for name, value in (("location", entry.place), ("description", entry.text), ("url", entry.url)):
        if value:
            made.add(name, value)
    return made


def _utc(value: date | datetime) -> date | datetime:
    return value.astimezone(clock.now().tzinfo) if isinstance(value, datetime) else value


def _a_little_later(value: date | datetime) -> date | datetime:
    return value + (timedelta(minutes=30) if isinstance(value, datetime) else timedelta(days=1))
