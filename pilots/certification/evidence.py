"""What a finding can rest on: the plan at issue, the experts' opinions on it, the pilot; each with where it is read."""

from django.urls import reverse
from django.utils.translation import gettext as _

from colab.core.clock import date_words

from . import queries
from .models import Certification, ExpertOpinion


def choices(certification: Certification) -> list[tuple[str, str]]:
    """Return (code, words) of all evidence there is on the plan at issue."""
    return [(code, words) for code, words, _url in _found(certification)]


def links(certification: Certification, codes: list[str]) -> list[tuple[str, str]]:
    """Return (words, address) of the evidence named; an address is a place on the certification's page, or a page."""
    return [(words, url) for code, words, url in _found(certification) if code in codes]


def _found(c: Certification) -> list[tuple[str, str, str]]:
    plan = queries.plan_at_issue(c)
    if plan is None:
        return []
    found = [
        (f"plan:{plan.number}", _("Implementation plan, version %(n)d") % {"n": plan.number}, f"#plan-{plan.number}")
    ]
    rows = ExpertOpinion.objects.filter(plan=plan).select_related("appointment").order_by("pk")
    for row in rows:
        words = _("Opinion of %(name)s (%(day)s)") % {"name": row.appointment.name, "day": date_words(row.fact_on)}
        found.append((f"opinion:{row.appointment.key}", words, f"#opinion-{row.pk}"))
    if c.pilot_id:
        url = reverse("trials:detail", args=[c.pilot.code]) if c.pilot.code else ""
        found.append((f"pilot:{c.pilot.key}", _("Pilot: %(title)s") % {"title": c.pilot.title}, url))
    return found
