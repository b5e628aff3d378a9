"""What the decision writes: number, dates, the plan in force; and how a certification ends."""

from colab.core import law, lifecycle
from colab.core.clock import FiscalYear
from colab.core.lifecycle import Move

from . import queries, rules
from .enums import Basis, Point, Route
from .guards.decision import decision_of
from .models import Certification, Finding


def certify(move: Move) -> dict:
    """Give number, date and end; put the plan in force."""
    s, facts = move.subject, move.facts
    s.code = lifecycle.next_code(Certification, "N", FiscalYear.of(move.fact_on).year)
    s.number = facts.get("number") or s.code
    s.certified_on = move.fact_on
    s.valid_until = _end(move)
    s.conditions = facts.get("conditions", "")
    s.issuer = facts["issuer"]
    s.decision_number, s.deciding_post = decision_of(move)
    plan = queries.plan_at_issue(s)
    s.plans.filter(pk=plan.pk).update(in_force=True, confirmed_on=move.fact_on)
    return {
        "code": s.code,
        "number": s.number,
        "certified_on": s.certified_on,
        "valid_until": s.valid_until,
        "conditions": s.conditions,
        "issuer": s.issuer,
        "decision_number": s.decision_number,
        "deciding_post": s.deciding_post,
        "plan": plan.digest,
        "findings": {p: f.met for p, f in queries.findings_on(plan).items()},
    }


def _end(move: Move):
    s = move.subject
    end = rules.valid_until(s.body, move.fact_on)
    capped = s.route == Route.COPY and s.source_valid_until and law.rule(s.body, rules.CAP_BY_SOURCE, move.fact_on)
    return min(end, s.source_valid_until) if capped else end


def reject(move: Move) -> dict:
    """Keep why the application was refused."""
    move.subject.end_reason = move.facts["reason"]
    move.subject.decision_number, move.subject.deciding_post = decision_of(move)
    return {"reason": move.facts["reason"], "decision_number": move.subject.decision_number}


def end(move: Move) -> dict:
    """Set the day from which the certification is no longer in force."""
    move.subject.ended_on = move.fact_on
    move.subject.end_reason = move.facts.get("reason", "")
    return dict(move.facts)


def expire(move: Move) -> dict:
    """The day after the last day."""
    move.subject.ended_on = rules.day_after(move.subject.valid_until)
    return {"valid_until": move.subject.valid_until}


def receive_copy(move: Move) -> dict:
    """Take over the other head's findings: the copy of the plan suffices for the confirmation (7項)."""
    s = move.subject
    s.submitted_on = s.copy_received_on = move.fact_on
    plan = queries.plan_at_issue(s)
    plan.submitted_on, plan.digest = move.fact_on, plan.compute_digest()
    plan.save(update_fields=["submitted_on", "digest"])
    reason = f"{s.source_body} {s.source_number} ({s.source_certified_on})"
    for point in Point.values:
        Finding.objects.update_or_create(
            plan=plan,
            point=point,
            defaults={"met": True, "reason": reason, "basis": Basis.COPY, "made_on": move.fact_on},
        )
    if s.source_id:
        move.links.append(lifecycle.ref(s.source))
    return {
        "source_body": s.source_body,
        "source_number": s.source_number,
        "source_certified_on": s.source_certified_on,
        "source_valid_until": s.source_valid_until,
        "plan": plan.digest,
    }
