from .door import door, door_export
from .seats import register, registered, seat, seat_calendar

__all__ = ["door", "door_export", "register", "registered", "seat", "seat_calendar"]
