"""The one clock of the platform, and what follows from it: days, fiscal years, deadlines and amounts in words."""

from .fiscal import FiscalYear
from .moment import JST, aware, day_of, frozen, now, set_clock, start_of_day, today
from .words import date_words, days_left, days_left_words, deadline_words, wareki, yen_words

__all__ = [
    "JST",
    "FiscalYear",
    "aware",
    "date_words",
    "day_of",
    "days_left",
    "days_left_words",
    "deadline_words",
    "frozen",
    "now",
    "set_clock",
    "start_of_day",
    "today",
    "wareki",
    "yen_words",
]
