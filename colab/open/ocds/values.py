"""Small values of the standard: moments, money, bilingual fields, references."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.conf import settings

from colab.core.clock import start_of_day


def prefix() -> str:
    """Return the prefix of the ids. It is not registered with the Open Contracting Partnership (docs/open-data.md)."""
    return settings.OCDS_PREFIX


def moment(at: datetime | date | None) -> str | None:
    """Return a moment as the standard writes it; a day begins at midnight in Tokyo."""
    if at is None:
        return None
    at = at if isinstance(at, datetime) else start_of_day(at)
    return at.isoformat(timespec="seconds")


def period(first: Any, last: Any) -> dict:
    """Return a period; either end may be open."""
    return filled({"startDate": moment(first), "endDate": moment(last)})


def yen(amount: int | None) -> dict:
    """Return whole yen, or nothing."""
    return {} if amount is None else {"amount": amount, "currency": "JPY"}


def measure(value: Decimal | None) -> int | float | None:
    """Return a measured value as a number."""
    if value is None:
        return None
    value = value.quantize(Decimal("0.01"))
    return int(value) if value == value.to_integral_value() else float(value)


def both(name: str, row: Any, column: str = "") -> dict:
    """Return ``name`` in Japanese and ``name_en``, where there is English, from a row's columns (or a pair)."""
    if isinstance(row, tuple):
        japanese, english = row
    else:
        japanese, english = getattr(row, column or name), getattr(row, f"{column or name}_en", "")
    return filled({name: japanese, f"{name}_en": english})


def filled(value: dict) -> dict:
    """Return the dict without what is empty; ``False`` and 0 are values."""
    return {name: item for name, item in value.items() if item not in (None, "", [], {})}


def page(path: str) -> str:
    """Return the full address of a page of ours."""
    return settings.SITE_URL + path
