"""Mail that did not arrive waits for the office."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import waiting
from colab.core.notices.queries import undelivered_for

REASON = _("Mail did not arrive")


def undelivered_mail(actor):
    """Return the group of undelivered notices, or None."""
    rows = undelivered_for(actor)
    found = list(rows.order_by("state_since", "pk")[: waiting.LIMIT + 1])
    if not found:
        return None
    page = reverse("notices:bounces")
    items = [
        waiting.WaitingItem(title=notice.subject, url=page, reason=REASON, since=notice.state_since)
        for notice in found[: waiting.LIMIT]
    ]
    more = rows.count() - waiting.LIMIT if len(found) > waiting.LIMIT else 0
    return waiting.WaitingGroup(REASON, items, more, page)


waiting.custom(undelivered_mail, order=80)
