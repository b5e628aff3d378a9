from .public import calendar, detail, event_list, ics
from .workspace import board, copy, plan

__all__ = ["board", "calendar", "copy", "detail", "event_list", "ics", "plan"]
