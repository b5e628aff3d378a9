"""Who sees what fits a challenge, and who invites: those who work on it."""

from django.db.models import Q

from challenges.challenges.access import office, own
from challenges.challenges.models import Challenge
from challenges.matching.models import Dismissal, PitchInvitation
from colab.core import access
from colab.core.access import Actor


@access.rule(Challenge, "match", "invite")
def of_challenge(actor: Actor) -> Q:
    """The section with the office beside it: what fits whom is no business of rivals."""
    return own(actor) | office(actor)


def _through_challenge(actor: Actor) -> Q:
    units = actor.grants.units("section", "head")
    return Q(challenge__unit__in=units) | Q(challenge__programme__in=actor.grants.programmes("office", "office_admin"))


@access.rule(Dismissal, "view", "undo")
def dismissal_view(actor: Actor) -> Q:
    """The section and the office of the challenge; the team never learns of it."""
    return _through_challenge(actor)


@access.rule(PitchInvitation, "view")
def invitation_view(actor: Actor) -> Q:
    """The section, the office, and the team that was invited; the public reads the number only."""
    return _through_challenge(actor) | Q(organisation__in=actor.grants.organisations)
