"""The clock's words as templates want them: dates or moments alike, "" for nothing, in the page's language."""

import datetime
import unicodedata

from django.utils.translation import get_language

from colab.core import clock


def japanese():
    """Return whether the page is in Japanese."""
    return (get_language() or "ja").startswith("ja")


def local(value):
    """Return an aware datetime in Japan's time; dates, naive moments and nothing are given back as they are."""
    aware = isinstance(value, datetime.datetime) and value.tzinfo is not None
    return value.astimezone(clock.JST) if aware else value


def _date(value):
    value = local(value)
    return value.date() if isinstance(value, datetime.datetime) else value


def _end(value):
    """Return a moment: of a bare date the last second of its day."""
    return value if isinstance(value, datetime.datetime) else clock.aware(value, 23, 59, 59)


def narrow(text):
    """Return the text in compatible half-width characters (NFKC): １２３ → 123."""
    return unicodedata.normalize("NFKC", str(text))


def yen(amount):
    """Return whole yen as ¥1,234,567; "" for nothing known."""
    return "" if amount in (None, "") else f"¥{int(amount):,}"


def yen_short(amount):
    """Return yen in words: 123万円 where it is round, else 1,234,567円; ¥1,230,000 in English."""
    return "" if amount in (None, "") else clock.yen_words(int(amount))


def day(value):
    """Return 2026年12月1日（火） or Tue 1 Dec 2026."""
    return clock.date_words(_date(value)) if value else ""


def moment(value):
    """Return day and hour: 2026年12月1日（火）17:00; of a bare date the day."""
    if not isinstance(value, datetime.datetime):
        return day(value)
    return f"{day(value)}{'' if japanese() else ', '}{local(value):%H:%M}"


def halves(said):
    """Return a moment in words as (day, hour); of a day alone the hour is empty."""
    at = len(said) - 5 if said[-3:-2] == ":" else len(said)
    return said[:at], said[at:]


def deadline(value):
    """Return a deadline that cannot be misread: weekday, hour, time zone, and that it must have arrived by then."""
    if not value:
        return ""
    words = clock.deadline_words(_end(value)) if isinstance(value, datetime.datetime) else day(value)
    return f"{words}・必着" if japanese() else f"{words}, must arrive by then"


def days_until(value):
    """Return whole days from today to the day of `value` (negative when past)."""
    return clock.days_left(_end(value))


def is_past(value):
    """Return whether the moment, or the whole day, is over."""
    return _end(value) <= clock.now()


def days_left(value):
    """Return あと9日, 本日締切, 締切済み; English likewise."""
    return clock.days_left_words(_end(value)) if value else ""


def wareki(value):
    """Return 令和8年12月1日; English gets the Western date."""
    if not value:
        return ""
    return clock.wareki(_date(value)) if japanese() else day(value)


def fiscal_year(value):
    """Return 2026年度 or FY2026 for a date, a moment, a year's number or a FiscalYear."""
    if value in (None, ""):
        return ""
    year = int(clock.FiscalYear.of(_date(value)) if isinstance(value, datetime.date) else value)
    return f"{year}年度" if japanese() else f"FY{year}"
