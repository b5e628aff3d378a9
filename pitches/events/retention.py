"""How long seats at pitch events are kept."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from challenges.briefings.seats.keeping import keep
from pitches.events.models import EventSeat

keep(EventSeat, _("Seats at pitch events"), lambda body: Q(host__programme__body=body))
