"""Who may see and do what with a certification."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import access, files
from colab.core.access import NONE, Actor

from .enums import HEARING, IN_FORCE, OWN, PUBLIC, CertificationState, Route
from .models import Certification, ExpertAppointment, IssuerKey

ATTACHMENTS = "certification.attachment"
files.purpose(ATTACHMENTS, _("Attachments"), max_mb=20, max_count=20, types=files.KINDS_ALL, rule="read_attachments")
STAFF = ("section", "head", "office", "office_admin", "certifier", "finance")


def office_q(actor: Actor) -> Q:
    """The office of the programme; for a recognition by copy, the sections of the receiving body."""
    grants = actor.grants
    q = Q(programme__in=grants.programmes("office", "office_admin"))
    bodies = grants.bodies("section", "head", "office", "office_admin")
    return q | Q(route=Route.COPY, body__in=bodies) if bodies else q


def certifier_q(actor: Actor) -> Q:
    """The officers who record the head's decision, in their own body."""
    return Q(body__in=actor.grants.bodies("certifier"))


def team_q(actor: Actor) -> Q:
    """The applicant, except in what another body drafts on the strength of a copy."""
    return Q(organisation__in=actor.grants.organisations, route=Route.APPLICATION)


def expert_q(actor: Actor) -> Q:
    """The experts who are appointed now."""
    if not actor.user_id:
        return NONE
    mine = ExpertAppointment.objects.filter(user=actor.user_id, ended_on=None)
    return Q(pk__in=mine.values("certification"), state__in=(*HEARING, CertificationState.REVIEW))


@access.rule(Certification, "view", "read_files")
def certification_view(actor: Actor) -> Q:
    """Team, office and certifier; experts while appointed; every officer once it is certified."""
    q = team_q(actor) | expert_q(actor) | (office_q(actor) & (~Q(state__in=OWN) | Q(route=Route.COPY)))
    q |= certifier_q(actor) & ~Q(state__in=OWN)
    return (
        q | Q(state__in=PUBLIC)
        if actor.grants.is_staff
        else q | Q(state__in=PUBLIC, organisation__in=actor.grants.organisations)
    )


@access.rule(Certification, "read_attachments")
def certification_attachments(actor: Actor) -> Q:
    """Registers, accounts, brochures: the team, the office, the certifier, the experts while they are appointed."""
    return (
        team_q(actor)
        | expert_q(actor)
        | (office_q(actor) & (~Q(state__in=OWN) | Q(route=Route.COPY)) | certifier_q(actor) & ~Q(state__in=OWN))
    )


@access.rule(Certification, "thread")
def certification_thread(actor: Actor) -> Q:
    """Team and office talk."""
    return team_q(actor) | office_q(actor) | certifier_q(actor)


@access.rule(Certification, "save", "attach", "submit", "withdraw", "request_change", "withdraw_change", "surrender")
def certification_team(actor: Actor) -> Q:
    """The applicant; for a recognition by copy, whoever drafts it in the receiving body."""
    bodies = actor.grants.bodies("section", "head", "office", "office_admin")
    ending = Q(organisation__in=actor.grants.organisations, state__in=IN_FORCE)
    return (
        team_q(actor)
        | ending
        | Q(route=Route.COPY, body__in=bodies, state__in=(*OWN, CertificationState.COPY_RECEIVED))
    )


@access.rule(Certification, "begin_check", "return", "hear_experts", "appoint", "release", "to_review", "to_decision")
def certification_office(actor: Actor) -> Q:
    """The office; the certifying officer may do the same in a body without one."""
    return office_q(actor) | Q(programme=None) & certifier_q(actor)


@access.rule(Certification, "find")
def certification_find(actor: Actor) -> Q:
    """Office or certifying officer."""
    return office_q(actor) | certifier_q(actor)


@access.rule(Certification, "receive_copy")
def certification_copy(actor: Actor) -> Q:
    """The receiving body."""
    return (office_q(actor) | certifier_q(actor)) & Q(route=Route.COPY)


@access.rule(Certification, "give_opinion")
def certification_opinion(actor: Actor) -> Q:
    """The experts appointed."""
    return expert_q(actor)


@access.rule(Certification, "certify", "reject", "confirm_change", "refuse_change", "revoke")
def certification_decide(actor: Actor) -> Q:
    """The certifying officer of the body: nobody else's decision counts."""
    return certifier_q(actor)


@access.rule(Certification, "record")
def certification_record(actor: Actor) -> Q:
    """Office and certifying officer keep the records of what was done on paper."""
    return (office_q(actor) | certifier_q(actor)) & ~Q(state=CertificationState.DRAFT, route=Route.APPLICATION)


@access.rule(ExpertAppointment, "view")
def appointment_view(actor: Actor) -> Q:
    """Experts see their own appointments."""
    return Q(user=actor.user_id) if actor.user_id else NONE


@access.rule(IssuerKey, "view", "rotate")
def issuer_key_rule(actor: Actor) -> Q:
    """The certifying officers look after the keys of their own body."""
    return Q(body__in=actor.grants.bodies("certifier"))
