"""Records that wait for a second officer."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core.law.queries import to_confirm
from colab.core.lifecycle import waiting


def records(actor) -> waiting.WaitingGroup | None:
    """Return the records this person may confirm."""
    items = [
        waiting.WaitingItem(str(subject), reverse("law:record", args=[row.key]), row.decision_number, row.recorded_at)
        for row, subject in to_confirm(actor)
    ]
    return waiting.WaitingGroup(_("Records to confirm as second officer"), items) if items else None


waiting.custom(records, order=3)
