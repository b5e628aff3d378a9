"""Days as people type them in the search box: 2026-12-01, 12/1, 令和8年12月, 今月, 7日以内, today."""

import re
from calendar import monthrange
from datetime import date, timedelta

from colab.core import clock
from colab.core.search.analysis import fold

FULL = re.compile(
    r"(?:(?P<era>令和|r)(?P<nen>\d{1,2}|元)|(?P<year>\d{4}))[-/.年](?:(?P<month>\d{1,2})(?:[-/.月](?:(?P<day>\d{1,2})日?)?)?)?"
)
SHORT = re.compile(r"(?P<month>\d{1,2})[/月](?P<day>\d{1,2})日?")
BARE_YEAR = re.compile(r"(?P<year>\d{4})年?")
COMING = re.compile(r"(?P<number>\d{1,3})(?P<unit>日|d|days?|週間|w|weeks?)(?:以内|後)?")
REIWA = 2018
YEARS = range(1900, 2200)
"""Days outside are nobody's business, and break databases."""


def span_of(text):
    """Return (first day, last day) of what is meant, both in Tokyo's calendar, or None when it is no day."""
    text = fold(text).replace(" ", "")
    today = clock.today()
    if named := _named(text, today):
        return named
    if match := COMING.fullmatch(text):
        days = int(match["number"]) * (7 if match["unit"][0] in "週w" else 1)
        return today, today + timedelta(days=days)
    if match := SHORT.fullmatch(text):
        return _next(today, int(match["month"]), int(match["day"]))
    match = FULL.fullmatch(text) or BARE_YEAR.fullmatch(text)
    return _span(match.groupdict()) if match else None


def bounds(sign, span):
    """Return (first, last) of the days that stand in this relation to the span; None is open."""
    first, last = span
    return {
        ":": (first, last),
        "<": (None, first - timedelta(days=1)),
        "<=": (None, last),
        ">": (last + timedelta(days=1), None),
        ">=": (first, None),
    }[sign]


def _named(text, today):
    monday = today - timedelta(days=today.weekday())
    month = today.replace(day=1)
    following = (month + timedelta(days=31)).replace(day=1)
    names = {
        ("今日", "本日", "today"): (today, today),
        ("明日", "tomorrow"): (today + timedelta(days=1), today + timedelta(days=1)),
        ("今週", "thisweek", "week"): (monday, monday + timedelta(days=6)),
        ("来週", "nextweek"): (monday + timedelta(days=7), monday + timedelta(days=13)),
        ("今月", "thismonth", "month"): (month, _end(month)),
        ("来月", "nextmonth"): (following, _end(following)),
    }
    return next((span for words, span in names.items() if text in words), None)


def _next(today, month, day):
    """Return the next such day, today included."""
    for year in (today.year, today.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found, found
    return None


def _span(parts):
    if parts.get("era"):
        year = REIWA + (1 if parts["nen"] == "元" else int(parts["nen"]))
    else:
        year = int(parts["year"])
    if year not in YEARS:
        return None
    month, day = parts.get("month"), parts.get("day")
    try:
        if day:
            found = date(year, int(month), int(day))
            return found, found
        first = date(year, int(month or 1), 1)
        return first, _end(first if month else date(year, 12, 1))
    except ValueError:
        return None


def _end(first):
    return first.replace(day=monthrange(first.year, first.month)[1])
