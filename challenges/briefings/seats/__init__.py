"""Seats at briefings, site visits and pitch events: free registration, capacity, waiting list, check-in.

A room that has seats subclasses ``Seat`` with a foreign key called ``host`` (related name ``seats``) and registers the
model under a word. The host offers ``key``, ``label``, ``starts_at``, ``ends_at``, ``place_words``, ``online_url``,
``capacity`` (None: unlimited), ``takes_seats(now) -> bool``, ``lies_ahead(now) -> bool`` and ``get_absolute_url()``;
its model has the access rules "view" and "check_in". Its state is "cancelled" once it is called off: the verb's effect
then hands the rest to ``call_off``. Everything else (form, mails, cancel page, calendar file, list for the door) is
here:

    class EventSeat(Seat):
        host = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="seats")

    seats.register_seats("event", EventSeat)        # in the app's slots.py or screens.py
"""

from importlib import import_module

_HOMES = {
    "Seat": "models",
    "SeatStatus": "models",
    "register_seats": "registry",
    "seat_model": "registry",
    "register": "booking",
    "cancel": "booking",
    "call_off": "booking",
    "check_in": "booking",
    "undo_check_in": "booking",
    "fill_up": "booking",
    "counts": "booking",
    "NoSeats": "booking",
}
__all__ = sorted(_HOMES)  # noqa: PLE0605


def __getattr__(name: str):
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
