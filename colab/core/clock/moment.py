"""The sole, settable clock. Everything that asks for the time asks here."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

JST = ZoneInfo("Asia/Tokyo")

# Process-wide, not per context: a page served by another thread must see the hour that a test or the demo has set.
_source: Callable[[], datetime] | None = None


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _source() if _source else datetime.now(UTC)


def today() -> date:
    """Return the present day in Tokyo."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Return the day of an aware moment in Tokyo: what happens before nine in the morning is the day before in UTC."""
    return moment.astimezone(JST).date()


def aware(day: date, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    """Return the given wall-clock time in Tokyo on ``day`` as an aware datetime."""
    return datetime.combine(day, time(hour, minute, second), tzinfo=JST)


def start_of_day(day: date) -> datetime:
    """Return midnight in Tokyo at the start of ``day``."""
    return aware(day)


def set_clock(source: Callable[[], datetime] | None) -> None:
    """Replace the clock by ``source``; ``None`` puts the real one back."""
    global _source
    _source = source


@contextmanager
def frozen(moment: datetime) -> Iterator[None]:
    """Let the clock stand at ``moment`` (aware) inside the block."""
    if moment.tzinfo is None:
        raise ValueError("frozen() needs an aware datetime")
    before = _source
    set_clock(lambda: moment)
    try:
        yield
    finally:
        set_clock(before)
