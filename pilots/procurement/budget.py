"""The budget calendar: by when money must be asked for, and what slips otherwise. Pure arithmetic of days.

A purchase is paid from its fiscal year's budget (地方自治法 第208条), which is compiled in the autumn before; the day
by which a section must ask, and how long evaluation and certification take, are each body's own.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from colab.core.clock import FiscalYear


@dataclass(frozen=True)
class Habits:
    """A body's days: the last day of requests (month, day), days to evaluate a pilot, days to certify."""

    request_month: int
    request_day: int
    evaluation_days: int
    certification_days: int

    def deadline(self, year: FiscalYear) -> date:
        """Return the last day to ask for money of ``year``: in the calendar year before it begins."""
        return date(year.year - 1, self.request_month, self.request_day)


@dataclass(frozen=True)
class BudgetCalendar:
    """The days of one case. ``with_result`` is the first year whose request can rest on the pilot's result;
    ``soonest`` the first in which a contract can be made if the request rests on an estimate."""

    pilot_end: date
    result_on: date
    certified_on: date
    soonest: FiscalYear
    soonest_by: date
    with_result: FiscalYear
    with_result_by: date

    @property
    def slips_years(self) -> int:
        """How many years later the purchase is when the sooner request is missed."""
        return self.with_result.year - self.soonest.year

    @property
    def days_without_budget(self) -> int:
        """Days between the certification and the first day of the year with the result's budget; 0 where none."""
        return max(0, (self.with_result.first - self.certified_on).days)


def calendar_of(pilot_end: date, today: date, habits: Habits) -> BudgetCalendar:
    """Return the calendar of a pilot that ends on ``pilot_end``, as seen on ``today``."""
    result_on = pilot_end + timedelta(days=habits.evaluation_days)
    certified_on = result_on + timedelta(days=habits.certification_days)
    soonest = _first_year(today, habits)
    while soonest.last < certified_on:
        soonest = soonest + 1
    with_result = _first_year(max(result_on, today), habits)
    while with_result.year < soonest.year:
        with_result = with_result + 1
    return BudgetCalendar(
        pilot_end,
        result_on,
        certified_on,
        soonest,
        habits.deadline(soonest),
        with_result,
        habits.deadline(with_result),
    )


def _first_year(day: date, habits: Habits) -> FiscalYear:
    """Return the first fiscal year whose request may still be handed in on ``day``."""
    year = FiscalYear(day.year + 1)
    return year if day <= habits.deadline(year) else year + 1
