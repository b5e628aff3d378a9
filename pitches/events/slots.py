"""Makes the seats of events known."""

from challenges.briefings.seats import register_seats

from .models import EventSeat

register_seats("event", EventSeat)
