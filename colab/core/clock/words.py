"""Days, deadlines and amounts as a reader of either language expects them."""

from datetime import date, datetime

from django.utils.translation import get_language

from . import moment

WEEKDAYS_JA = "月火水木金土日"
WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ERAS = ((date(2019, 5, 1), "令和"), (date(1989, 1, 8), "平成"), (date(1926, 12, 25), "昭和"))


def _japanese(language: str | None) -> bool:
    return (language or get_language() or "ja").startswith("ja")


def date_words(day: date, language: str | None = None) -> str:
    """Return 「2026年12月1日（火）」 or "Tue 1 Dec 2026"."""
    if _japanese(language):
        return f"{day.year}年{day.month}月{day.day}日（{WEEKDAYS_JA[day.weekday()]}）"
    return f"{WEEKDAYS_EN[day.weekday()]} {day.day} {MONTHS_EN[day.month - 1]} {day.year}"


def deadline_words(at: datetime, language: str | None = None) -> str:
    """Return the day, weekday, hour and time zone of ``at`` in words; the time zone is never left out."""
    local = at.astimezone(moment.JST)
    hour = f"{local.hour}:{local.minute:02d}"
    if _japanese(language):
        return f"{date_words(local.date(), 'ja')}{hour} 日本時間"
    return f"{date_words(local.date(), 'en')}, {hour} Japan time (JST)"


def days_left(at: datetime) -> int:
    """Return the number of calendar days in Tokyo until ``at``; negative when it is past."""
    return (at.astimezone(moment.JST).date() - moment.today()).days


def days_left_words(at: datetime, language: str | None = None) -> str:
    """Return 「あと9日」, 「本日締切」, 「締切済み」 or the English of it."""
    japanese = _japanese(language)
    if at <= moment.now():
        return "締切済み" if japanese else "closed"
    days = days_left(at)
    if days == 0:
        return "本日締切" if japanese else "closes today"
    if japanese:
        return f"あと{days}日"
    return "1 day left" if days == 1 else f"{days} days left"


def wareki(day: date) -> str:
    """Return the day in the Japanese calendar, 「令和8年12月1日」.

    Raises ``ValueError`` for days before the Shōwa era.
    """
    for start, era in ERAS:
        if day >= start:
            year = day.year - start.year + 1
            return f"{era}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    raise ValueError("no era for this day")


def yen_words(amount: int, language: str | None = None) -> str:
    """Return a whole amount of yen: 「120万円」 where it is round, else 「1,234,567円」; "¥1,234,567" in English."""
    if not _japanese(language):
        return f"¥{amount:,}"
    if amount and amount % 100_000_000 == 0:
        return f"{amount // 100_000_000:,}億円"
    if amount and amount % 10_000 == 0 and amount < 100_000_000:
        return f"{amount // 10_000:,}万円"
    return f"{amount:,}円"
