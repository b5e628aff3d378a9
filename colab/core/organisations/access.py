"""Who may see and change organisations and solutions."""

from django.db.models import Q

from colab.core import access
from colab.core.access import ALL, NONE, Actor

from .enums import OrganisationState, SolutionState
from .models import Organisation, Solution


@access.rule(Organisation, "view")
def organisation_view(actor: Actor) -> Q:
    """Members see their own; people in public bodies see every registered one."""
    own = Q(pk__in=actor.grants.organisations)
    if actor.grants.is_office:
        return ALL
    return own | Q(state=OrganisationState.REGISTERED) if actor.grants.is_staff else own


@access.rule(Organisation, "save", "register", "invite")
def organisation_own(actor: Actor) -> Q:
    """Members keep their organisation's data."""
    return Q(pk__in=actor.grants.organisations)


@access.rule(Organisation, "suspend", "restore")
def organisation_office(actor: Actor) -> Q:
    """The office's administrators."""
    return ALL if actor.grants.has("office_admin") else NONE


@access.rule(Solution, "view")
def solution_view(actor: Actor) -> Q:
    """Listed solutions are public; drafts belong to the team; the office sees what was sent to it."""
    seen = Q(state=SolutionState.LISTED) | Q(organisation__in=actor.grants.organisations)
    return seen | ~Q(state=SolutionState.DRAFT) if actor.grants.is_office else seen


@access.rule(Solution, "save", "submit", "withdraw")
def solution_own(actor: Actor) -> Q:
    """Members of the organisation."""
    return Q(organisation__in=actor.grants.organisations)


@access.rule(Solution, "list", "return")
def solution_office(actor: Actor) -> Q:
    """Any office checks solutions: they belong to no programme."""
    return ALL if actor.grants.is_office else NONE
