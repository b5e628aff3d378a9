"""Who may see and change organisations, solutions, and the accounts of people."""

from django.db.models import Q

from colab.core import access
from colab.core.access import ALL, NONE, Actor

from .enums import OrganisationState, SolutionState
from .models import Organisation, Solution, User
from .queries import held_today, holders, not_ended

OFFICES = ("office", "office_admin")
access.private(User)


@access.rule(User, "view", "look_after")
def person_office(actor: Actor) -> Q:
    """The office of a body in which the person holds a post today; every office if the person holds none anywhere."""
    return person_of_body(actor) | ~Q(pk__in=held_today().values("user")) if actor.grants.is_office else NONE


def person_of_body(actor: Actor) -> Q:
    """Return the people who hold a post today in a body for whose office the actor works."""
    here = held_today().filter(post__unit__body__in=actor.grants.bodies(*OFFICES))
    return Q(pk__in=here.values("user"))


@access.rule(User, "reset")
def person_reset(actor: Actor) -> Q:
    """Who looks after the person, never the own account; an administrator's second factor by another administrator."""
    others = person_office(actor) & Q(is_superuser=False) & ~Q(pk=actor.user_id)
    return others if actor.grants.has("office_admin") else others & ~Q(pk__in=holders("office_admin").values("pk"))


@access.rule(User, "erase")
def person_erase(actor: Actor) -> Q:
    """Who administers the office of every body in which the person holds a post or is to hold one; never the own."""
    beyond = not_ended().exclude(post__unit__body__in=actor.grants.bodies("office_admin"))
    erasable = Q(is_superuser=False) & ~Q(pk=actor.user_id) & ~Q(pk__in=beyond.values("user"))
    return person_office(actor) & erasable if actor.grants.has("office_admin") else NONE


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
