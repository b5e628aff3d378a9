"""Contacts of a person whose account is erased."""

from colab.core.organisations.actions.erase_person import also_erase

from .models import Sponsor


@also_erase
def forget(user) -> None:
    """Blank the contact; that the organisation was a sponsor stays."""
    for sponsor in Sponsor.objects.filter(contact_email__iexact=user.email).order_by("pk"):
        erased = f"erased-{sponsor.key}@erased.invalid"
        Sponsor.objects.filter(pk=sponsor.pk).update(contact_name="", contact_email=erased)
