"""Reading what people type: full-width digits, eras, large units. Plain functions, None where it cannot be read."""

import datetime
import re
from decimal import Decimal

from colab.core.ui.format import narrow

ERAS = {"令和": 2018, "令": 2018, "R": 2018, "平成": 1988, "平": 1988, "H": 1988, "昭和": 1925, "昭": 1925, "S": 1925}
YEAR = re.compile(rf"({'|'.join(ERAS)})?\.?\s*(元|\d{{1,4}})\s*年?")
WHOLE_DATE = re.compile(
    rf"((?:{'|'.join(ERAS)})?\.?\s*(?:元|\d{{1,4}}))\s*[年./-]\s*(\d{{1,2}})\s*[月./-]\s*(\d{{1,2}})\s*日?"
)
AMOUNT = re.compile(r"(?:(\d+(?:\.\d+)?)億)?(?:(\d+(?:\.\d+)?)万)?(?:(\d+(?:\.\d+)?)千)?(\d+)?")
LONGEST_AMOUNT = 40
UNITS = (Decimal(100_000_000), Decimal(10_000), Decimal(1_000), Decimal(1))


MOST_DIGITS = 18
"""So many digits every database's whole numbers hold."""


def digits(text, most=MOST_DIGITS):
    """Return the number an address or a hidden field holds: plain digits, ``most`` of them at most; None for all else.

    For what a page has written itself; what people type is read by ``whole_number``.
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= most else None


def whole_number(text):
    """Return the integer in a text with full-width digits or separators, else None."""
    plain = re.sub(r"[\s,]", "", narrow(text)).replace("、", "").replace("−", "-").replace("ー", "-")
    return int(plain) if re.fullmatch(rf"-?[0-9]{{1,{MOST_DIGITS}}}", plain) else None


def yen(text):
    """Return whole yen from 1,234,567円, ￥１２３, 123万円, 1億2,345万, 50千円; None where it is no whole amount."""
    plain = re.sub(r"[\s,¥\\円、]", "", narrow(text))
    found = AMOUNT.fullmatch(plain)
    if not plain or not found:
        return None
    if len(plain) > LONGEST_AMOUNT:
        return None
    total = sum(Decimal(part) * unit for part, unit in zip(found.groups(), UNITS, strict=True) if part)
    return int(total) if total == int(total) and total < 10**MOST_DIGITS else None


def year(text):
    """Return the Western year of 2026, ２０２６年, 令和8, R8 or 令和元年; None for what is neither."""
    found = YEAR.fullmatch(narrow(text).strip().upper())
    if not found:
        return None
    era, number = found.groups()
    number = 1 if number == "元" else int(number)
    if era:
        return ERAS[era] + number if 1 <= number <= 99 else None
    return number if number >= 1000 else None


def date(text):
    """Return the date of 令和8年12月1日, 2026/12/1, 2026-12-01, R8.12.1 or 20261201, else None."""
    plain = narrow(text).strip().upper()
    if re.fullmatch(r"\d{8}", plain):
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    found = WHOLE_DATE.fullmatch(plain)
    western = found and year(found[1])
    try:
        return datetime.date(western, int(found[2]), int(found[3])) if western else None
    except ValueError:
        return None


def time(text):
    """Return the time of 17:00, １７：００, 17時, 17時30分 or 1730, else None. 24:00 is not a time: 23:59 is meant."""
    plain = narrow(text).strip().replace("時半", "時30分")
    found = re.fullmatch(r"(\d{1,2})(?::|時)(?:(\d{1,2})分?)?", plain) or re.fullmatch(r"(\d{1,2})(\d{2})", plain)
    try:
        return datetime.time(int(found[1]), int(found[2] or 0)) if found else None
    except ValueError:
        return None
