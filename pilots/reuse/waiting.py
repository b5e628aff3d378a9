"""What waits around reuse: inquiries to answer."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import access
from colab.core.lifecycle import waiting
from colab.core.lifecycle.waiting import LIMIT, WaitingGroup, WaitingItem

from .models import Inquiry


def to_answer(actor) -> WaitingGroup | None:
    """Inquiries of other sections about what one's own has bought."""
    if not actor.grants.units("section", "head"):
        return None
    rows = access.visible_to(actor, Inquiry.objects.filter(answered_at=None), "answer")
    rows = rows.select_related("unit__body", "contract__certification").order_by("asked_at", "pk")
    found = list(rows[: LIMIT + 1])
    if not found:
        return None
    items = [
        WaitingItem(str(row.contract), reverse("reuse:inquiry", args=[row.key]), _("Answer"), row.asked_at)
        for row in found[:LIMIT]
    ]
    more = rows.count() - LIMIT if len(found) > LIMIT else 0
    return WaitingGroup(_("Inquiries to answer"), items, more, list_url=reverse("reuse:inquiries"))


waiting.custom(to_answer, order=40)
