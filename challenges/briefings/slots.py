"""Makes the seats of briefings known, and puts briefings on the pages of challenges."""

from django.db.models import Q

from challenges.briefings.models import Briefing, BriefingSeat
from challenges.briefings.seats import (
    paying,  # noqa: F401 - start-up imports this module; it says what a paid seat means
    register_seats,
)
from challenges.challenges.models import Challenge
from colab.core import access, clock
from colab.core.lifecycle import slots

register_seats("briefing", BriefingSeat)


def _lines(rows) -> list[dict]:
    now = clock.now()
    return [{"row": row, "takes": row.takes_seats(now)} for row in rows.order_by("starts_at", "pk")]


def _of(challenge: Challenge) -> Q:
    return Q(challenge=challenge) | Q(call__isnull=False, call=challenge.call_id)


def public(request, challenge: Challenge) -> dict | None:
    """What was announced."""
    rows = Briefing.objects.filter(_of(challenge)).exclude(state="planned")
    found = _lines(rows)
    return {"briefings": found} if found else None


def workspace(request, challenge: Challenge) -> dict | None:
    """All of them, and the way to a new one."""
    may_add = access.can(request.actor, "brief", challenge) and challenge.state in ("scheduled", "open", "closed")
    found = _lines(access.visible_to(request.actor, Briefing.objects.filter(_of(challenge))))
    return {"briefings": found, "may_add": may_add, "challenge": challenge} if found or may_add else None


slots.add("public:challenge", "briefings/on_page.html", public, order=30)
slots.add("subject:challenge", "briefings/on_challenge.html", workspace, order=30)
