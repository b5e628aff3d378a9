"""States of a sponsor."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class SponsorState(TextChoices):
    """From the wish to the thanks."""

    APPLIED = "applied", pgettext_lazy("sponsor", "waiting for the office")
    CONFIRMED = "confirmed", pgettext_lazy("sponsor", "confirmed, to be paid")
    ACTIVE = "active", pgettext_lazy("sponsor", "sponsor")
    REFUSED = "refused", pgettext_lazy("sponsor", "refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("sponsor", "did not come about")
    ENDED = "ended", pgettext_lazy("sponsor", "ended")


TAKING = (SponsorState.CONFIRMED.value, SponsorState.ACTIVE.value)
"""States that count against the number a level has."""
OVER = (SponsorState.REFUSED.value, SponsorState.WITHDRAWN.value, SponsorState.ENDED.value)
"""States after which the office says whether money that came goes back."""
