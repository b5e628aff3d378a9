"""Who can be chosen in the demo, grouped by what they do."""

from django.utils.translation import gettext as _

from colab.core.organisations.models import Holding, Membership, User

SHOWN = 12


def groups() -> list[dict]:
    """Return groups of people with a line on what each does; a fixed number of queries."""
    return [group for group in (_staff(), _teams(), _judges()) if group["people"]]


def _staff() -> dict:
    holdings = Holding.objects.select_related("user", "post__unit__body").order_by("post__role", "pk")
    order = ["office", "office_admin", "certifier", "finance", "auditor", "editor", "section", "head"]
    seen, rows = set(), []
    for holding in sorted(holdings, key=lambda h: (order.index(h.post.role), h.pk)):
        if holding.user_id in seen:
            continue
        seen.add(holding.user_id)
        line = f"{holding.post.unit.body.label} {holding.post.unit.label} {holding.post.label}"
        rows.append({"user": holding.user, "line": line, "role": holding.post.get_role_display()})
    return {"title": _("Public bodies and the office"), "people": rows[: SHOWN * 2]}


def _teams() -> dict:
    rows = Membership.objects.select_related("user", "organisation").order_by("pk")
    people = [
        {"user": row.user, "line": row.organisation.label, "role": row.organisation.get_kind_display()}
        for row in rows[:SHOWN]
    ]
    return {"title": _("Teams"), "people": people}


def _judges() -> dict:
    people = User.objects.filter(email__startswith="judge.") | User.objects.filter(email__startswith="expert.")
    rows = [
        {"user": user, "line": "", "role": _("expert") if user.email.startswith("expert") else _("judge")}
        for user in people.order_by("email")[:SHOWN]
    ]
    return {"title": _("Judges and experts"), "people": rows}
