"""The Japanese fiscal year: 1 April to 31 March (地方自治法 第208条)."""

from dataclasses import dataclass
from datetime import date

from . import moment


@dataclass(frozen=True, order=True)
class FiscalYear:
    """A fiscal year, named by the calendar year it begins in."""

    year: int

    @classmethod
    def of(cls, day: date) -> "FiscalYear":
        """Return the fiscal year that ``day`` lies in."""
        return cls(day.year if day.month >= 4 else day.year - 1)

    @classmethod
    def current(cls) -> "FiscalYear":
        """Return the fiscal year of today in Tokyo."""
        return cls.of(moment.today())

    @property
    def first(self) -> date:
        """1 April."""
        return date(self.year, 4, 1)

    @property
    def last(self) -> date:
        """31 March of the next calendar year."""
        return date(self.year + 1, 3, 31)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __add__(self, years: int) -> "FiscalYear":
        return FiscalYear(self.year + years)

    def __int__(self) -> int:
        return self.year
