"""Who may see and do what with sponsors. Judges and teams have no part in it."""

from django.db.models import Q

from colab.core import access
from colab.core.access import Actor

from .models import Sponsor, SponsorOffer


def office_q(actor: Actor) -> Q:
    """The office of the programme."""
    return Q(programme__in=actor.grants.programmes("office", "office_admin"))


@access.rule(Sponsor, "view")
def sponsor_view(actor: Actor) -> Q:
    """The office, and finance of the body."""
    return office_q(actor) | Q(programme__body__in=actor.grants.bodies("finance"))


@access.rule(Sponsor, "confirm", "refuse", "withdraw", "end")
def sponsor_office(actor: Actor) -> Q:
    """The office of the programme."""
    return office_q(actor)


@access.rule(SponsorOffer, "view", "save")
def offer_rule(actor: Actor) -> Q:
    """Administrators of the programme's office say what is offered."""
    return Q(programme__in=actor.grants.programmes("office_admin"))
