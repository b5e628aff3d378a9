"""Mails about seats."""

from django.utils.translation import gettext_lazy as _

from colab.core.notices import Category, Kind, register


class SeatKind(Kind):
    """What all of them share: they answer what the person did, so they cannot be muted."""

    category = Category.EVENT
    template = "seat"
    mutable = False
    secret = True
    audience = "the holder of the seat"


@register
class SeatTaken(SeatKind):
    """A seat, or a place on the waiting list."""

    code = "seats.taken"
    label = _("Registration received")


@register
class SeatMovedUp(SeatKind):
    """Somebody moved up from the waiting list."""

    code = "seats.moved_up"
    label = _("A seat has become free")
    template = "seat_moved_up"


@register
class SeatCancelled(SeatKind):
    """The registration was cancelled."""

    code = "seats.cancelled"
    label = _("Registration cancelled")
    template = "seat_cancelled"


@register
class SeatCalledOff(SeatKind):
    """The whole date was called off."""

    code = "seats.called_off"
    label = _("Called off")
    template = "seat_called_off"
