"""Who may see and do what with a civic-tech project. The whole project is public: that is the point of the route."""

from django.db.models import Q

from colab.core import access
from colab.core.access import ALL, NONE, Actor
from pilots.civic.models import CivicProject


def _group(actor: Actor) -> Q:
    return Q(group__in=actor.grants.organisations)


def _section(actor: Actor) -> Q:
    return Q(unit__in=actor.grants.units("section", "head"))


def _office(actor: Actor) -> Q:
    return Q(programme__in=actor.grants.programmes("office", "office_admin"))


@access.rule(CivicProject, "view")
def view(actor: Actor) -> Q:
    """Everybody."""
    return ALL


@access.rule(CivicProject, "inside", "thread", "read_files")
def inside(actor: Actor) -> Q:
    """Group, section and office talk among themselves."""
    return _group(actor) | _section(actor) | _office(actor)


@access.rule(CivicProject, "save", "form_team", "build", "publish_oss", "add_update", "answer_feedback", "retire")
def build(actor: Actor) -> Q:
    """The group builds and publishes."""
    return _group(actor)


@access.rule(CivicProject, "adopt")
def adopt(actor: Actor) -> Q:
    """A municipality says so itself; the office enters what it learns."""
    return ALL if actor.grants.has("section", "head", "office", "office_admin") else NONE


@access.rule(CivicProject, "give_feedback")
def give_feedback(actor: Actor) -> Q:
    """Whoever has an account; auditors change nothing."""
    return NONE if actor.is_anonymous or actor.is_system or actor.grants.is_auditor else ALL
