"""Seats at briefings."""

from django.db import models

from challenges.briefings.seats import Seat

from .briefings import Briefing


class BriefingSeat(Seat):
    """A registration for a briefing or site visit."""

    host = models.ForeignKey(Briefing, on_delete=models.CASCADE, related_name="seats")
