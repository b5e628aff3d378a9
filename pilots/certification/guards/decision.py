"""Conditions on review, decision and the confirmation of changes."""

from django.utils.translation import gettext_lazy as _

from colab.core import access, law
from colab.core.access import Actor
from colab.core.law import practice, statute
from colab.core.lifecycle import Move, guard
from pilots.certification import queries, rules
from pilots.certification.enums import Point, Route, Suitability

from . import found


def _needed(move: Move) -> int:
    """How many experts must be heard by statute."""
    certification = move.subject
    if not certification.is_service:
        return 0
    by_copy = certification.route == Route.COPY and certification.certified_on is None
    if by_copy and not law.rule(certification.body, rules.EXPERTS_FOR_SERVICES_BY_COPY, move.fact_on):
        return 0
    return rules.EXPERTS_BY_STATUTE


def _heard(move: Move) -> bool:
    plan = queries.plan_at_issue(move.subject)
    return queries.opinions_on(plan, move.fact_on).count() >= _needed(move)


@statute(
    "certification.experts_heard",
    "rule.12-3-2",
    _("For a service, two or more persons of learning and experience were heard on each point before the decision."),
    next_step=_("Ask at least two experts, and wait for their opinions; none may be dated after the decision."),
    found=found.heard,
)
def experts_heard(move: Move) -> bool:
    """施行規則 第12条の3第2項."""
    return _heard(move)


@statute(
    "certification.experts_heard_on_change",
    "rule.12-3-5",
    _("For a service, two or more persons of learning and experience were heard on the changed plan as well."),
    next_step=_("Ask at least two experts about the changed plan."),
    found=found.heard,
)
def experts_heard_on_change(move: Move) -> bool:
    """施行規則 第12条の3第5項."""
    return _heard(move)


@practice(
    "certification.experts_for_goods",
    _("The body's rule on opinions of experts for goods is kept."),
    next_step=_("Ask as many experts as the body's rule says."),
    found=found.for_goods,
)
def experts_for_goods(move: Move) -> bool:
    """No statute asks for it; a body may."""
    if move.subject.is_service:
        return True
    wanted = law.rule(move.subject.body, rules.EXPERTS_FOR_GOODS, move.fact_on)
    return queries.opinions_on(queries.plan_at_issue(move.subject), move.fact_on).count() >= wanted


@practice(
    "certification.opinions_unconflicted",
    _("Two of the experts heard have no interest in the applicant."),
    next_step=_("Ask a further expert who has no interest in the applicant."),
    found=found.unconflicted,
)
def opinions_unconflicted(move: Move) -> bool:
    """An opinion with a declared interest is kept, and should not be one of the two."""
    opinions = queries.opinions_on(queries.plan_at_issue(move.subject), move.fact_on)
    return queries.unconflicted(opinions).count() >= _needed(move)


@practice(
    "certification.opinions_favourable",
    _("No point was judged unsuitable by more experts than judged it suitable."),
    next_step=_("Have the plan changed, or say why the head decides otherwise."),
    found=found.favourable,
)
def opinions_favourable(move: Move) -> bool:
    """The head is not bound by the experts, and should say why he differs."""
    opinions = list(queries.opinions_on(queries.plan_at_issue(move.subject), move.fact_on))
    for point in "abc":
        said = [getattr(opinion, f"point_{point}") for opinion in opinions]
        against = said.count(Suitability.UNSUITABLE)
        if against > len(said) - against:
            return False
    return True


def _all_met(move: Move) -> bool:
    findings = queries.findings_on(queries.plan_at_issue(move.subject))
    return all(point in findings and findings[point].met for point in Point.values)


@statute(
    "certification.points_met",
    "rule.12-3-1",
    _("The plan meets all three points: novelty, usefulness, feasibility."),
    next_step=_("Make the findings on the three points; when one is not met, the plan is not certified."),
    found=found.findings,
)
def points_met(move: Move) -> bool:
    """施行規則 第12条の3第1項."""
    return _all_met(move)


@statute(
    "certification.points_met_by_change",
    "rule.12-3-4",
    _("The changed plan meets all three points."),
    next_step=_("Make the findings on the changed plan."),
    found=found.findings,
)
def points_met_by_change(move: Move) -> bool:
    """施行規則 第12条の3第4項."""
    return _all_met(move)


@guard(
    "certification.points_judged",
    _("There is a finding on each of the three points."),
    next_step=_("Make the findings first."),
    found=found.findings,
)
def points_judged(move: Move) -> bool:
    """A decision, for or against, has something to rest on."""
    return set(queries.findings_on(queries.plan_at_issue(move.subject))) == set(Point.values)


@statute(
    "certification.plan_before_decision",
    "rule.12-3-1",
    _("The plan was handed in, and judged, on or before the day of the decision."),
    next_step=_("Check the date of the decision."),
    found=found.days,
)
def plan_before_decision(move: Move) -> bool:
    """The head confirms a plan that has been handed in."""
    plan = queries.plan_at_issue(move.subject)
    if plan is None or plan.submitted_on is None or plan.submitted_on > move.fact_on:
        return False
    return all(finding.made_on <= move.fact_on for finding in queries.findings_on(plan).values())


@statute(
    "certification.copy_of_plan",
    "rule.12-3-7",
    _("A recognition by copy rests on a certification of another head that is in force, and on the copy of its plan."),
    next_step=_("Check the other body's certificate and its dates."),
    found=found.copy,
)
def copy_stands(move: Move) -> bool:
    """施行規則 第12条の3第7項."""
    s = move.subject
    if s.route != Route.COPY:
        return True
    if not (s.source_body and s.source_certified_on and s.source_certified_on <= move.fact_on):
        return False
    if s.source_valid_until is not None and s.source_valid_until < move.fact_on:
        return False
    return s.source is None or (s.source.body_id != s.body_id and s.source.valid_on(move.fact_on))


@statute(
    "certification.by_head",
    "rule.12-3-1",
    _("The head of the body decides, or the post to which the body's rules delegate it; number and post are named."),
    next_step=_("Enter the number of the decision and the post that took it."),
    asks_facts=True,
)
def decided_by_head(move: Move) -> bool:
    """The certification is the head's (知事・区市町村長)."""
    return all(decision_of(move))


@practice(
    "certification.deciding_post",
    _("The deciding post is one of those the body's rules name."),
    next_step=_("Check who may decide, or add the post to the body's rules."),
    asks_facts=True,
)
def post_may_decide(move: Move) -> bool:
    """Delegation is a matter of the body's own rules."""
    posts = law.rule(move.subject.body, rules.DECIDING_POSTS, move.fact_on)
    return not posts or decision_of(move)[1] in posts


@practice(
    "certification.heard_before_revocation",
    _("The operator was heard before the revocation (setting to be checked by each body)."),
    next_step=_("Hear the operator, and enter the day."),
    asks_facts=True,
)
def heard_before_revocation(move: Move) -> bool:
    """Hearing before a revocation follows each body's own ordinance."""
    if not law.rule(move.subject.body, rules.HEARING_BEFORE_REVOCATION, move.fact_on):
        return True
    heard_on = move.facts.get("heard_on")
    return heard_on is not None and heard_on <= move.fact_on


def decision_of(move: Move) -> tuple[str, str]:
    """Return (number, post) of the decision: from the record where it was taken elsewhere, else as typed."""
    if move.recorded is not None:
        return move.recorded.decision_number, move.recorded.deciding_post
    return move.facts.get("decision_number", ""), move.facts.get("deciding_post", "")


@statute(
    "certification.certifying_officer",
    "rule.12-3-1",
    _("A decision taken elsewhere is recorded or confirmed by the certifying officer of the body."),
    next_step=_("Let the certifying officer record it, or confirm the record."),
)
def certifying_officer_involved(move: Move) -> bool:
    """Two people of the office cannot make a certification between them."""
    if move.recorded is None:
        return True
    people = (move.actor, Actor.of(move.recorded.recorded_by))
    return any(access.can(actor, "certify", move.subject) for actor in people)
