"""A level is written, with the fee that is charged for it."""

from django.db import transaction

from pilots.sponsorship.models import SponsorLevel
from pilots.sponsorship.paying import make_fee


def save_level(level: SponsorLevel) -> SponsorLevel:
    """Save ``level`` of an offer and its fee together; return it."""
    with transaction.atomic():
        level.fee = make_fee(level)
        level.save()
    return level
