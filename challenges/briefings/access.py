"""Who sees and runs briefings."""

from django.db.models import Q

from challenges.briefings.enums import BriefingState
from challenges.briefings.models import Briefing
from colab.core import access
from colab.core.access import Actor


def own(actor: Actor) -> Q:
    """The office of the programme; the section for the briefings of its own challenge."""
    programmes = actor.grants.programmes("office", "office_admin")
    office = Q(call__programme__in=programmes) | Q(challenge__programme__in=programmes)
    return office | Q(challenge__unit__in=actor.grants.units("section", "head"))


@access.rule(Briefing, "view")
def view(actor: Actor) -> Q:
    """What was announced is public as soon as its call or challenge is; plans are for those who make them."""
    public = Q(call__opened=True) | Q(challenge__published_at__isnull=False)
    seen = ~Q(state=BriefingState.PLANNED) & public
    return seen | own(actor) if actor.grants.is_staff else seen


@access.rule(Briefing, "save", "announce", "hold", "cancel", "check_in", "material")
def run(actor: Actor) -> Q:
    """Those who make it."""
    return own(actor)
