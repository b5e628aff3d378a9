"""Reading certifications: the plan at issue, opinions that count, what the public may see."""

from datetime import date

from django.db.models import Q, QuerySet

from colab.core.access import Actor

from .enums import IN_FORCE, PUBLIC, Interest
from .models import Certification, ExpertAppointment, ExpertOpinion, Finding, Plan

PUBLIC_COLUMNS = (
    "key",
    "code",
    "state",
    "kind",
    "product_name",
    "product_name_en",
    "summary",
    "summary_en",
    "areas",
    "price_yen",
    "price_note",
    "expected_use",
    "number",
    "certified_on",
    "valid_until",
    "conditions",
    "issuer",
    "route",
    "source_body",
    "source_number",
    "source_certified_on",
    "ended_on",
    "body",
    "organisation",
    "pilot",
    "solution",
)
"""What the public sees of a certification; everything else of the application stays inside."""


def appointments(actor: Actor) -> QuerySet[ExpertAppointment]:
    """Return the opinions the person was ever asked for."""
    return ExpertAppointment.objects.filter(user=actor.user_id) if actor.user_id else ExpertAppointment.objects.none()


def public() -> QuerySet[Certification]:
    """Return the certifications the public sees, with the public columns only."""
    rows = Certification.objects.filter(state__in=PUBLIC).select_related("body", "organisation", "pilot")
    joined = [
        "body__name",
        "body__name_en",
        "body__lg_code",
        "body__corporate_number",
        "body__kind",
        "organisation__name",
        "organisation__name_en",
        "organisation__corporate_number",
        "organisation__website",
        "organisation__key",
        "pilot__key",
        "pilot__code",
        "pilot__title",
        "pilot__title_en",
        "pilot__state",
    ]
    return rows.only(*PUBLIC_COLUMNS, *joined).order_by("-certified_on", "pk")


def in_force_on(rows: QuerySet, day: date) -> QuerySet:
    """Return those of ``rows`` that were in force on ``day``."""
    ended = Q(ended_on__isnull=False, ended_on__lte=day)
    return rows.filter(certified_on__lte=day, valid_until__gte=day).exclude(ended)


def valid_for_body(body, day: date) -> QuerySet[Certification]:
    """Return the certifications under which ``body`` may buy on ``day``: its own, recognitions by copy among them."""
    rows = Certification.objects.filter(body=body, state__in=IN_FORCE)
    return in_force_on(rows, day).select_related("organisation").order_by("valid_until", "pk")


def plan_in_force(certification: Certification) -> Plan | None:
    """Return the plan that is in force, if any."""
    return certification.plans.filter(in_force=True).first()


def plan_at_issue(certification: Certification) -> Plan | None:
    """Return the newest plan that has not been refused: the one experts and the head judge."""
    return certification.plans.filter(refused_on=None).order_by("-number").first()


def opinions_on(plan: Plan | None, by: date) -> QuerySet[ExpertOpinion]:
    """Return the opinions on ``plan`` that were given on or before ``by``."""
    return ExpertOpinion.objects.filter(plan=plan, fact_on__lte=by).select_related("appointment").order_by("pk")


def unconflicted(opinions: QuerySet[ExpertOpinion]) -> QuerySet[ExpertOpinion]:
    """Return the opinions whose experts stated that they have no interest in the applicant."""
    return opinions.filter(interest=Interest.NONE)


def findings_on(plan: Plan | None) -> dict[str, Finding]:
    """Return {point: finding} of ``plan``."""
    return {finding.point: finding for finding in Finding.objects.filter(plan=plan).order_by("point")}
