"""Turning one cell into a value. Each function raises ``ValueError`` with words for the person."""

import re
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from colab.core.ui.format import narrow
from colab.core.ui.forms import parsing

from .headings import AREAS, BUDGETS

YES = ("有", "あり", "○", "◯", "〇", "可", "はい", "yes", "true", "1", "する")
NO = ("無", "なし", "×", "✕", "不可", "いいえ", "no", "false", "0", "しない", "-", "ー", "未定")


def text(value: Any, limit: int) -> str:
    """Return the text of a cell, at most ``limit`` letters."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    found = "" if value is None else str(value).strip()
    if len(found) > limit:
        raise ValueError(
            _("%(length)d letters, at most %(limit)d are possible") % {"length": len(found), "limit": limit}
        )
    return found


def yen(value: Any, factor: int) -> int | None:
    """Return whole yen: 5,000,000, ５００万円, 500 below a heading in 万円."""
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        amount = value * factor
        if amount < 0 or amount != int(amount):
            raise ValueError(_("“%(value)s” is not an amount in whole yen") % {"value": value})
        return int(amount)
    words = narrow(value)
    amount = parsing.yen(words)
    if amount is None:
        amount = parsing.yen(re.sub(r"^(上限|最大|約)|(以内|以下|まで|\(?税込\)?|程度)$", "", words.strip()))
    if amount is None:
        raise ValueError(_("“%(value)s” is not an amount; write for example 5,000,000 or 500万円") % {"value": value})
    plain_number = re.fullmatch(r"[\d,]+", words.strip())
    return amount * factor if plain_number else amount


def day(value: Any) -> date | None:
    """Return a day: 2026-12-01, 令和8年12月1日, R8.12.1 or a date of the workbook."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = parsing.date(narrow(value))
    if found is None:
        raise ValueError(_("“%(value)s” is not a date; write 2026-12-01 or 令和8年12月1日") % {"value": value})
    return found


def yes_no(value: Any) -> bool:
    """Return 有 / 無, ○ / ×, yes / no; an empty cell is no."""
    if value is None or isinstance(value, bool):
        return bool(value)
    word = narrow(text(value, 100)).lower()
    if any(word.startswith(narrow(yes)) for yes in YES):
        return True
    if any(word.startswith(narrow(no)) for no in NO):
        return False
    raise ValueError(_("“%(value)s” is neither yes nor no; write 有 or 無") % {"value": value})


def budget_route(value: Any) -> str:
    """Return the code of the way a purchase would be paid; an empty cell stays unanswered."""
    word = narrow(value or "").strip()
    if not word:
        return ""
    for code, names in BUDGETS.items():
        if code == word or any(name in word for name in names):
            return code
    raise ValueError(_("“%(value)s” is not a known way to pay; write 未定, 翌年度, 当年度 or 認定") % {"value": word})


def areas(value: Any) -> list[str]:
    """Return the codes of the fields named in the cell, separated by commas, slashes or new lines."""
    found = []
    for part in re.split(r"[、,，/／;；\n]", narrow(value or "")):
        word = part.strip().lower()
        if not word:
            continue
        codes = [code for code, names in AREAS.items() if code == word or any(name in word for name in names)]
        if not codes:
            raise ValueError(_("“%(value)s” is not a known field of work") % {"value": part.strip()})
        found += [code for code in codes if code not in found]
    return found
