"""What can be read of people. A kind is what a list or page holds, in the words of those who audit."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KINDS = {
    "accounts": _("accounts: list of a search"),
    "account": _("account: page of one person"),
    "guests": _("registrations: list for the door"),
    "recipients": _("recipients of a letter"),
    "undelivered": _("undelivered mail"),
    "payers": _("payments: list with payers"),
    "payer": _("payment: payer and address"),
    "sponsors": _("sponsors: list"),
    "sponsor": _("sponsor: contact person"),
    "certification": _("certification: contact person and experts"),
    "organisation": _("organisation: contact person"),
    "told": _("results: people who are mailed"),
    "address": pgettext_lazy("reading", "search for one address, to erase it"),
}


def choices() -> list[tuple[str, object]]:
    """Return (code, words) of all kinds."""
    return list(KINDS.items())
