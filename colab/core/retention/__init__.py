"""How long personal data are kept, kind by kind, and what blanks them: by age each night, or by an address on request.

A room says in its ``retention.py`` what it keeps of people:

    retention.register(
        retention.Kind(
            code="sponsors", label=_("Contacts of sponsors"), basis=_("…"), days=365, minimum=90,
            due=lambda before: Sponsor.objects.filter(state="ended", state_since__lt=before),
            blank=_blank, by_address=lambda address: Sponsor.objects.filter(contact_email__iexact=address),
            fields=["sponsorship.Sponsor.contact_name", "sponsorship.Sponsor.contact_email"],
        )
    )

The ledger is not touched: it holds no names. A house test ties every column that sounds like a person to a kind.
"""

from .registry import BLANKED, Kind, blanked, kinds, register

__all__ = ["BLANKED", "Kind", "blanked", "kinds", "register"]
