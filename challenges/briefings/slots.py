"""Makes the seats of briefings known."""

from challenges.briefings.models import BriefingSeat
from challenges.briefings.seats import register_seats

register_seats("briefing", BriefingSeat)
