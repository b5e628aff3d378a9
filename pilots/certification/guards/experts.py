"""Conditions on appointing experts and on their opinions."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import Move, guard
from pilots.certification import queries
from pilots.certification.models import ExpertOpinion


@guard(
    "certification.expert_not_applicant",
    _("An expert does not belong to the applicant's organisation."),
    next_step=_("Ask somebody else."),
    asks_facts=True,
)
def expert_not_applicant(move: Move) -> bool:
    """Nobody judges an application of one's own organisation."""
    user = move.facts.get("user")
    return user is None or not move.subject.organisation.memberships.filter(user=user).exists()


@guard(
    "certification.expert_once",
    _("The same expert is asked once only."),
    next_step=_("Ask another person: two opinions of one person are one opinion."),
    asks_facts=True,
)
def expert_once(move: Move) -> bool:
    """Two opinions need two persons."""
    standing = move.subject.appointments.filter(ended_on=None)
    user = move.facts.get("user")
    if user is not None and standing.filter(user=user).exists():
        return False
    return not standing.filter(name=move.facts.get("name")).exists()


@guard(
    "certification.own_appointment",
    _("An opinion is given by the appointed expert, or recorded from paper by the office."),
    next_step=_("Choose an expert who is appointed to this application."),
    asks_facts=True,
)
def own_appointment(move: Move) -> bool:
    """An expert writes for oneself; the office only records what was written elsewhere."""
    appointment = move.facts.get("appointment")
    if appointment is None or appointment.certification_id != move.subject.pk or appointment.ended_on:
        return False
    return move.recorded is not None or appointment.user_id == move.actor.user_id


@guard(
    "certification.opinion_once",
    _("An expert gives one opinion on one version of the plan."),
    next_step=_("The opinion that was given stands."),
    asks_facts=True,
)
def opinion_once(move: Move) -> bool:
    """An opinion is written once."""
    plan = queries.plan_at_issue(move.subject)
    return not ExpertOpinion.objects.filter(appointment=move.facts.get("appointment"), plan=plan).exists()


@guard(
    "certification.opinion_after_plan",
    _("An opinion is not dated before the plan was handed in."),
    next_step=_("Check the date of the opinion."),
    asks_facts=True,
)
def opinion_after_plan(move: Move) -> bool:
    """Nobody can judge a plan that did not exist."""
    plan = queries.plan_at_issue(move.subject)
    return plan is not None and plan.submitted_on is not None and plan.submitted_on <= move.fact_on


@guard(
    "certification.interest_stated",
    _("The expert states whether there is a conflict of interest, and which."),
    next_step=_("Choose one, and describe the interest if there is one."),
    asks_facts=True,
)
def interest_stated(move: Move) -> bool:
    """An interest is described, not only ticked."""
    interest = move.facts.get("interest")
    return interest == "none" or (interest == "declared" and bool(move.facts.get("interest_note")))
