"""How a certification's facts are put into words."""

from django.utils.translation import gettext as _

from colab.core.clock import date_words, yen_words
from colab.core.organisations.enums import Area

from . import evidence, queries
from .enums import Novelty, Usefulness
from .models import Certification, ExpertOpinion, Plan

KIND_TONES = {"goods": "info", "service": "open"}


def day(value) -> str:
    """Return a day in words, "" for none."""
    return date_words(value) if value else ""


def yen(value) -> str:
    """Return an amount in words, "" for none."""
    return "" if value is None else yen_words(value)


def area_words(certification: Certification) -> str:
    """Return the areas in words."""
    words = dict(Area.choices)
    return _(", ").join(str(words[area]) for area in certification.areas if area in words)


def certificate(c: Certification) -> list[tuple[str, str]]:
    """Return what the certificate says: all of it public."""
    return [
        (_("Certificate number"), c.number if c.number == c.code else f"{c.number} ({c.code})"),
        (_("Certified operator"), c.organisation.label),
        (_("Corporate number"), c.organisation.corporate_number or ""),
        (_("Product or service"), c.label),
        (_("Kind"), c.get_kind_display()),
        (_("Certified on"), day(c.certified_on)),
        (_("Valid until"), day(c.valid_until)),
        (_("Certified by (title and name)"), c.issuer),
        (_("Conditions"), c.conditions),
        (_("Recognised by copy from"), source_words(c)),
        (_("No longer in force since"), day(c.ended_on)),
    ]


def source_words(c: Certification) -> str:
    """Return the certification that a recognition rests on."""
    if not c.source_body:
        return ""
    return " ".join(part for part in (c.source_body, c.source_number, day(c.source_certified_on)) if part)


def about(c: Certification) -> list[tuple[str, str]]:
    """Return the public facts about the product."""
    return [
        (_("Area"), area_words(c)),
        (_("Price"), " ".join(part for part in (yen(c.price_yen), c.price_note) if part)),
        (_("Where public bodies could use it"), c.expected_use),
    ]


def application(c: Certification) -> list[tuple[str, str]]:
    """Return the application: not public."""
    contributions = dict(Usefulness.choices)
    return [
        (_("Applicant"), c.organisation.label),
        (_("Applied to"), c.body.label),
        (_("Handed in on"), day(c.submitted_on)),
        (_("Kind"), c.get_kind_display()),
        (_("Why this kind"), c.kind_reason),
        (_("Summary"), c.summary_words),
        (_("On sale since"), day(c.on_sale_since)),
        *about(c),
        (_("How it is new"), str(dict(Novelty.choices).get(c.novelty, ""))),
        (_("In what it is new"), c.novelty_reason),
        (_("What it contributes to"), _(", ").join(str(contributions[u]) for u in c.usefulness)),
        (_("How it contributes"), c.usefulness_reason),
        (_("Why the plan can be carried out"), c.feasibility_reason),
        (_("Evidence from the pilot"), c.evidence),
        (_("Sales so far"), c.sales_record),
        (_("Intellectual property"), c.intellectual_property),
        (_("Permits needed"), c.permits),
        (_("Safety and standards"), c.safety),
        (_("Certifications by other bodies"), c.other_bodies),
    ]


def plan_rows(plan: Plan) -> list[tuple[str, str]]:
    """Return the four items of a plan."""
    period = f"{day(plan.period_from)} – {day(plan.period_to)}" if plan.period_from and plan.period_to else ""
    return [
        (_("1. Goal"), plan.goal),
        (_("2. Content"), plan.content),
        (_("3. Period"), period),
        (_("4. Method"), plan.method),
        (_("4. Funds needed"), yen(plan.funds_yen)),
        (_("4. How the funds are raised"), plan.funding),
        (_("Reason for the change"), plan.change_reason),
    ]


def plan_status(plan: Plan) -> tuple[str, str]:
    """Return (words, tone) of where a version of the plan stands."""
    if plan.in_force:
        return _("in force"), "success"
    if plan.refused_on:
        return _("not confirmed"), "danger"
    if plan.confirmed_on:
        return _("replaced"), "muted"
    return (_("handed in"), "info") if plan.submitted_on else (_("draft"), "neutral")


def plans(c: Certification) -> list[dict]:
    """Return all versions of the plan, newest first."""
    found = []
    for plan in c.plans.order_by("-number"):
        words, tone = plan_status(plan)
        found.append({"plan": plan, "rows": plan_rows(plan), "status": words, "tone": tone})
    return found


def opinions(c: Certification) -> list:
    """Return the opinions on all versions of the plan."""
    rows = ExpertOpinion.objects.filter(plan__certification=c).select_related("appointment", "plan")
    return list(rows.order_by("plan__number", "fact_on", "pk"))


def findings(c: Certification) -> list:
    """Return the findings on the plan at issue, each with ``links`` to what it rests on."""
    found = list(queries.findings_on(queries.plan_at_issue(c)).values())
    for finding in found:
        finding.links = evidence.links(c, finding.evidence) if finding.evidence else []
    return found
