"""An organisation asks to become a sponsor."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import Refused, create
from pilots.sponsorship import queries
from pilots.sponsorship.models import Sponsor, SponsorLevel
from pilots.sponsorship.paying import SYSTEM


def apply_for(level: SponsorLevel, *, seen_yen: int, language: str = "ja", **columns: Any) -> Sponsor:
    """Write down the wish for ``level`` and return it; the office confirms or refuses.

    seen_yen: the price the organisation saw and agrees to. Raises ``Refused`` if closed, or if it costs another now.
    """
    if not queries.takes_sponsors(level.offer):
        raise Refused(_("No sponsors are taken now."), code="sponsorship.closed")
    if queries.places_left(level) == 0:
        raise Refused(_("The level has no place left."), code="sponsorship.places")
    if seen_yen != level.amount_yen:
        again = _("Nothing was sent. Read the new price above, and send again if you agree.")
        raise Refused(_("The price of this level was changed meanwhile."), code="sponsorship.price", next_step=again)
    sponsor = Sponsor(
        level=level, programme=level.offer.programme, language=language, amount_yen=level.amount_yen, **columns
    )
    with transaction.atomic():
        create(sponsor, actor=SYSTEM, payload={"level": level.key, "amount_yen": level.amount_yen})
    return sponsor
