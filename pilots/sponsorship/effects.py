"""What the verbs of a sponsor write."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import Move, Refused

from . import paying, queries
from .models import SponsorLevel


def confirm(move: Move) -> dict:
    """Take a place of the level, whose row is locked so that none is given twice, and ask for the money."""
    sponsor = move.subject
    level = SponsorLevel.objects.select_for_update(no_key=True).get(pk=sponsor.level_id)
    if queries.places_left(level) == 0:
        raise Refused(_("The level has no place left."), code="sponsorship.places")
    sponsor.payment_key = paying.ask_for(sponsor).key
    return {"level": level.key, "amount_yen": sponsor.amount_yen}


def receive(move: Move) -> dict:
    """The money is there: from today on."""
    move.subject.active_since = move.today
    return {"amount_yen": move.subject.amount_yen}


def end(move: Move) -> dict:
    """Keep why; what was not paid is called off."""
    sponsor = move.subject
    sponsor.end_reason = move.facts["reason"]
    move.after(lambda: paying.call_off(sponsor))
    return {"reason": sponsor.end_reason}
