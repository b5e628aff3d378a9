"""What stands beside the roads: solutions, events, certifications without a pilot, questions, news."""

from typing import Any


def live_extras(year: Any) -> None:
    """Add what makes the year complete."""
