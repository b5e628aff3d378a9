"""An organisation asks to become a sponsor."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import Refused, create
from pilots.sponsorship import queries
from pilots.sponsorship.models import Sponsor, SponsorLevel
from pilots.sponsorship.paying import SYSTEM


def apply_for(level: SponsorLevel, *, language: str = "ja", **columns: Any) -> Sponsor:
    """Write down the wish for ``level`` and return it; the office confirms or refuses. Raises ``Refused`` if closed."""
    if not queries.takes_sponsors(level.offer):
        raise Refused(_("No sponsors are taken now."), code="sponsorship.closed")
    if queries.places_left(level) == 0:
        raise Refused(_("The level has no place left."), code="sponsorship.places")
    sponsor = Sponsor(
        level=level, programme=level.offer.programme, language=language, amount_yen=level.amount_yen, **columns
    )
    with transaction.atomic():
        create(sponsor, actor=SYSTEM, payload={"level": level.key, "amount_yen": level.amount_yen})
    return sponsor
