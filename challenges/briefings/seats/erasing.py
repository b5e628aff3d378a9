"""Seats of a person whose account is erased."""

from colab.core.organisations.actions.erase_person import also_erase

from .models import Seat


@also_erase
def forget(user) -> None:
    """Blank name and address of the person's seats, of every kind of host; that a seat was taken stays countable."""
    for kind in Seat.__subclasses__():
        for seat in kind.objects.filter(email__iexact=user.email).order_by("pk"):
            kind.objects.filter(pk=seat.pk).update(name="", affiliation="", email=f"erased-{seat.key}@erased.invalid")
