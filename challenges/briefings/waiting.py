"""What waits for people around seats."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import access
from colab.core.lifecycle import waiting
from colab.core.lifecycle.waiting import WaitingGroup, WaitingItem

from .seats.settling import to_settle

LIMIT = 20


def paid_for_nothing(actor) -> WaitingGroup | None:
    """Seats that were paid and are not used: the office says what goes back."""
    rows = access.visible_to(actor, to_settle(), "advise")
    items = [
        WaitingItem(row.title, reverse("work:subject", args=["payment", row.key]), row.state_label, row.state_since)
        for row in rows.order_by("paid_at", "pk")[:LIMIT]
    ]
    if not items:
        return None
    more = rows.count() - LIMIT if len(items) == LIMIT else 0
    label = _("Paid seats that were given back or whose event was called off: say what goes back")
    return WaitingGroup(label, items, more, reverse("payments:list"))


waiting.custom(paid_for_nothing, order=29)
