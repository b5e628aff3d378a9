"""From readings to a verdict. Pure arithmetic: no Django, no database."""

from .intervals import Interval, bootstrap, mean_interval, share_interval
from .verdicts import MET, NOT_MET, PARTLY, UNKNOWN, Result, judge, overall

__all__ = [
    "MET",
    "NOT_MET",
    "PARTLY",
    "UNKNOWN",
    "Interval",
    "Result",
    "bootstrap",
    "judge",
    "mean_interval",
    "overall",
    "share_interval",
]
