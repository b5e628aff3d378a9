from .lists import board, calendar, public_list

__all__ = ["board", "calendar", "public_list"]
