"""Who may see and do what with interests and joint purchases."""

from django.db.models import Q

from colab.core import access
from colab.core.access import Actor
from pilots.certification.enums import IN_FORCE
from pilots.certification.models import Certification

from .models import Inquiry, Interest, JointPurchase, ReceivedPackage, Release


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


@access.rule(Certification, "share_package")
def certification_share(actor: Actor) -> Q:
    """The operator, while the certification is in force."""
    return Q(organisation__in=actor.grants.organisations, state__in=IN_FORCE)


@access.rule(Certification, "fetch_package")
def certification_fetch(actor: Actor) -> Q:
    """The operator; people in public bodies once the operator has released it."""
    released = Release.objects.filter(withdrawn_at=None)
    q = Q(organisation__in=actor.grants.organisations)
    q = q | Q(pk__in=released.values("certification")) if actor.grants.is_staff else q
    return q & Q(state__in=IN_FORCE)


@access.rule(ReceivedPackage, "view", "take_over")
def received_rule(actor: Actor) -> Q:
    """The receiving body."""
    return Q(body__in=actor.grants.bodies("section", "head", "office", "office_admin", "certifier"))


@access.rule(Inquiry, "view")
def inquiry_view(actor: Actor) -> Q:
    """Who asked and who is asked; every officer once the answer is shared."""
    units = actor.grants.units("section", "head")
    q = Q(unit__in=units) | Q(contract__unit__in=units)
    return q | Q(shared=True, answered_at__isnull=False) if actor.grants.is_staff else q


@access.rule(Inquiry, "answer")
def inquiry_answer(actor: Actor) -> Q:
    """The section that bought."""
    return Q(contract__unit__in=actor.grants.units("section", "head"))
