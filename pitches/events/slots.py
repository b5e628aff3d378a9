"""Makes the seats of events known, and the booths that may be charged for."""

from django.utils.translation import gettext_lazy as _

from challenges.briefings.seats import register_seats
from colab.core.payments import payables

from .models import EventSeat

register_seats("event", EventSeat)
payables.register(payables.Payable("event_booth", _("booth at an event")))
