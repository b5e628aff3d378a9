"""What the verbs of an application write."""

from django.db.models import Max

from colab.core import files, lifecycle
from colab.core.lifecycle import Move
from colab.core.organisations.models import User

from . import queries
from .access import ATTACHMENTS
from .models import ExpertAppointment, ExpertOpinion, Finding, Plan
from .models.plans import ITEMS

APPLICANT = (
    "kind",
    "name",
    "name_kana",
    "name_en",
    "corporate_number",
    "representative",
    "representative_title",
    "address",
    "capital_yen",
    "employees",
    "industry",
    "trade_name",
)


def write_application(move: Move) -> dict:
    """Put what was typed on the application and its plan; the ledger keeps only which columns were saved."""
    values = dict(move.facts)
    items = values.pop("plan", {})
    for name, value in values.items():
        setattr(move.subject, name, value)
    if items:
        Plan.objects.filter(pk=queries.plan_at_issue(move.subject).pk).update(**items)
    return {"saved": sorted(values), "plan": sorted(items)}


def attach(move: Move) -> dict:
    """Keep the attachments that came, let those go that are not wanted; the ledger holds hashes, not names."""
    there = files.of("certification", move.subject.key, purpose=ATTACHMENTS)
    gone = list(there.filter(key__in=move.facts.get("remove") or []).order_by("pk"))
    for each in gone:
        files.remove(each)
    came = [
        files.store(each, actor=move.actor, machine="certification", key=move.subject.key, purpose=ATTACHMENTS)
        for each in move.facts.get("files") or []
    ]
    return {"added_sha256": [each.sha256 for each in came], "removed_sha256": [each.sha256 for each in gone]}


def hand_in(move: Move) -> dict:
    """Freeze who applies and what the plan says."""
    s = move.subject
    s.applicant = {name: getattr(s.organisation, name) for name in APPLICANT}
    s.submitted_on = move.fact_on
    s.return_items, s.return_reason = [], ""
    plan = queries.plan_at_issue(s)
    plan.submitted_on, plan.digest = move.fact_on, plan.compute_digest()
    plan.save(update_fields=["submitted_on", "digest"])
    if s.pilot_id:
        move.links.append(lifecycle.ref(s.pilot))
    return {"kind": s.kind, "product": s.product_name, "plan": plan.digest, "plan_version": plan.number}


def note_return(move: Move) -> dict:
    """Keep what is to be corrected."""
    move.subject.return_items = list(move.facts.get("items", []))
    move.subject.return_reason = move.facts["reason"]
    return {"items": move.subject.return_items, "reason": move.facts["reason"]}


def appoint(move: Move) -> dict:
    """Add an expert; the name stays outside the hash."""
    facts = move.facts
    row = ExpertAppointment.objects.create(
        certification=move.subject,
        user=facts.get("user") or _new_person(facts.get("email", ""), facts["name"]),
        name=facts["name"],
        post=facts["post"],
        field=facts["field"],
        email=facts.get("email", ""),
        appointed_on=move.fact_on,
        due_on=facts.get("due_on"),
    )
    move.facts["made"] = row
    move.private = {"name": row.name, "post": row.post}
    return {"appointment": row.key, "field": row.field, "due_on": row.due_on}


def _new_person(email: str, name: str) -> User | None:
    """An expert with an address gets an account without a password: mailed codes suffice."""
    return User.objects.create_user(email, name=name) if email else None


def release(move: Move) -> dict:
    """End an appointment; opinions already given stay."""
    row = move.facts["appointment"]
    row.ended_on, row.end_reason = move.fact_on, move.facts["reason"]
    row.save(update_fields=["ended_on", "end_reason"])
    return {"appointment": row.key, "reason": row.end_reason}


def write_opinion(move: Move) -> dict:
    """Keep the opinion; who wrote which reasons stays outside the hash."""
    facts, plan = move.facts, queries.plan_at_issue(move.subject)
    said = {f"point_{p}": facts[f"point_{p}"] for p in "abc"}
    reasons = {f"reason_{p}": facts[f"reason_{p}"] for p in "abc"}
    ExpertOpinion.objects.create(
        appointment=facts["appointment"],
        plan=plan,
        fact_on=move.fact_on,
        interest=facts["interest"],
        interest_note=facts.get("interest_note", ""),
        on_paper=move.recorded is not None,
        confirmed_at=move.now,
        **said,
        **reasons,
    )
    move.private = {**reasons, "interest_note": facts.get("interest_note", "")}
    return {"appointment": facts["appointment"].key, "plan": plan.digest, "interest": facts["interest"], **said}


def write_findings(move: Move) -> dict:
    """Keep the findings on the plan at issue; a later finding replaces an earlier one, the ledger keeps both."""
    plan = queries.plan_at_issue(move.subject)
    for point in "abc":
        Finding.objects.update_or_create(
            plan=plan,
            point=point,
            defaults={
                "met": move.facts[f"met_{point}"],
                "reason": move.facts[f"reason_{point}"],
                "evidence": move.facts.get(f"evidence_{point}", []),
                "made_on": move.fact_on,
            },
        )
    return {"plan": plan.digest, **move.facts}


def request_change(move: Move) -> dict:
    """Add the next version of the plan; the one in force stays."""
    s = move.subject
    last = s.plans.aggregate(last=Max("number"))["last"]
    plan = Plan(certification=s, number=last + 1, submitted_on=move.fact_on)
    for name in (*ITEMS, "change_reason"):
        setattr(plan, name, move.facts[name])
    plan.digest = plan.compute_digest()
    plan.save()
    return {"plan_version": plan.number, "plan": plan.digest, "reason": plan.change_reason}


def confirm_change(move: Move) -> dict:
    """Put the changed plan in force in place of the old one."""
    plan = queries.plan_at_issue(move.subject)
    move.subject.plans.filter(in_force=True).update(in_force=False)
    move.subject.plans.filter(pk=plan.pk).update(in_force=True, confirmed_on=move.fact_on)
    return {"plan_version": plan.number, "plan": plan.digest, **move.facts}


def drop_change(move: Move) -> dict:
    """Put the changed plan aside; the old one stays in force."""
    plan = queries.plan_at_issue(move.subject)
    move.subject.plans.filter(pk=plan.pk).update(refused_on=move.fact_on)
    return {"plan_version": plan.number, **move.facts}
