"""Who may see and do what with interests and joint purchases."""

from django.db.models import Q

from colab.core import access
from colab.core.access import Actor

from .models import Interest, JointPurchase


@access.rule(Interest, "view")
def interest_view(actor: Actor) -> Q:
    """The section that asked, the operator, the body that certified or tried it."""
    grants = actor.grants
    q = Q(unit__in=grants.units("section", "head", "office", "office_admin"))
    q |= Q(certification__organisation__in=grants.organisations) | Q(pilot__organisation__in=grants.organisations)
    q |= Q(certification__programme__in=grants.programmes("office", "office_admin"))
    q |= Q(certification__body__in=grants.bodies("certifier"))
    return q | Q(pilot__unit__in=grants.units("section", "head"))


@access.rule(Interest, "update")
def interest_update(actor: Actor) -> Q:
    """The section that asked."""
    return Q(unit__in=actor.grants.units("section", "head"))


@access.rule(JointPurchase, "view")
def joint_view(actor: Actor) -> Q:
    """People in public bodies."""
    return Q() if actor.grants.is_staff else Q(pk__in=[])


@access.rule(JointPurchase, "join")
def joint_join(actor: Actor) -> Q:
    """Sections of any body."""
    return Q() if actor.grants.units("section", "head") else Q(pk__in=[])


@access.rule(JointPurchase, "update")
def joint_update(actor: Actor) -> Q:
    """The organiser."""
    return Q(organiser__in=actor.grants.units("section", "head"))
