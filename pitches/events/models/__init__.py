from .events import Event, EventSeat
from .programme import EventRound, Finalist, ProgrammeLine

__all__ = ["Event", "EventRound", "EventSeat", "Finalist", "ProgrammeLine"]
