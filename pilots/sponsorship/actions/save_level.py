"""A level is written, with the fee that is charged for it."""

from django.db import transaction

from colab.core.ui.signals import shown_changed
from pilots.sponsorship.models import SponsorLevel
from pilots.sponsorship.paying import make_fee


def save_level(level: SponsorLevel) -> SponsorLevel:
    """Save ``level`` of an offer and its fee together; return it."""
    with transaction.atomic():
        level.fee = make_fee(level)
        level.save()
        shown_changed.send(SponsorLevel)
    return level
