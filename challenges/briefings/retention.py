"""How long seats at briefings are kept."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from challenges.briefings.models import BriefingSeat
from challenges.briefings.seats.keeping import keep


def _of(body) -> Q:
    return Q(host__challenge__programme__body=body) | Q(host__challenge=None, host__call__programme__body=body)


keep(BriefingSeat, _("Seats at briefings and site visits"), _of)
