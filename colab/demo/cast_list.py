"""Who can be chosen in the demo, grouped by what they do."""

from collections import Counter

from django.utils.translation import gettext as _

from colab.core.organisations.models import Holding, Membership
from pilots.certification.models import ExpertAppointment
from pitches.rounds.enums import RoundState
from pitches.rounds.models import PanelMember

SHOWN = 12
EACH = 4
"""So many of one role, or of one panel."""


def groups() -> list[dict]:
    """Return groups of people with a line on what each does; a fixed number of queries."""
    return [group for group in (_staff(), _teams(), _judges()) if group["people"]]


def _staff() -> dict:
    holdings = Holding.objects.select_related("user", "post__unit__body").order_by("post__role", "pk")
    order = ["office", "office_admin", "certifier", "finance", "auditor", "editor", "section", "head"]
    seen, shown, rows = set(), Counter(), []
    for holding in sorted(holdings, key=lambda h: (order.index(h.post.role), h.pk)):
        if holding.user_id in seen:
            continue
        seen.add(holding.user_id)
        shown[holding.post.role] += 1
        if shown[holding.post.role] > EACH:
            continue
        line = f"{holding.post.unit.body.label} {holding.post.unit.label} {holding.post.label}"
        rows.append({"user": holding.user, "line": line, "role": holding.post.get_role_display()})
    return {"title": _("Public bodies and the office"), "people": rows}


def _teams() -> dict:
    rows = Membership.objects.select_related("user", "organisation").order_by("pk")
    people = [
        {"user": row.user, "line": row.organisation.label, "role": row.organisation.get_kind_display()}
        for row in rows[:SHOWN]
    ]
    return {"title": _("Teams"), "people": people}


def _judges() -> dict:
    busy = [RoundState.SCORING, RoundState.JUDGES_FIXED]
    seats = PanelMember.objects.filter(round__state__in=busy, user__isnull=False).select_related("user")
    rows = {
        seat.user_id: {"user": seat.user, "line": seat.affiliation, "role": _("judge")}
        for seat in seats.order_by("round__state", "-round__pk", "pk")
    }
    asked = ExpertAppointment.objects.filter(user__isnull=False).select_related("user").order_by("pk")
    experts = {row.user_id: {"user": row.user, "line": row.post, "role": _("expert")} for row in asked}
    return {"title": _("Judges and experts"), "people": [*rows.values()][:SHOWN] + [*experts.values()][:EACH]}
