"""How long contacts of sponsors are kept."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from colab.core import retention
from pilots.sponsorship.enums import SponsorState
from pilots.sponsorship.models import Sponsor

OVER = (SponsorState.ENDED, SponsorState.REFUSED, SponsorState.WITHDRAWN)


def _due(before: datetime) -> QuerySet[Sponsor]:
    over = Sponsor.objects.filter(state__in=OVER, state_since__lt=before)
    return over.exclude(contact_email__endswith=retention.BLANKED)


retention.register(
    retention.Kind(
        code="sponsors",
        label=_("Contacts of sponsors"),
        basis=_("For the thanks and questions after the end; that the organisation was a sponsor stays."),
        due=_due,
        blank=lambda rows: rows.update(contact_name="", contact_email=retention.blanked()),
        days=365,
        minimum=90,
        body=lambda body: Q(programme__body=body),
        by_address=lambda address: Sponsor.objects.filter(contact_email__iexact=address),
        fields=["sponsorship.Sponsor.contact_name", "sponsorship.Sponsor.contact_email"],
    )
)
