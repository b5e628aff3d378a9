"""What waits for judges: conflicts to declare, sheets to lock."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core.access import Actor
from colab.core.lifecycle import waiting
from colab.core.lifecycle.waiting import WaitingGroup, WaitingItem

from .queries import my_seats, own_seats, undeclared


def declarations(actor: Actor) -> WaitingGroup | None:
    """Panels on which the judge has not answered for every applicant."""
    label = _("Declare conflicts of interest")
    seats = my_seats(actor).filter(round__state__in=("planned", "judges_fixed", "scoring"))
    items = [_item(seat, "judging:declare") for seat in seats if undeclared(seat).exists()]
    return WaitingGroup(label, items) if items else None


def sheets(actor: Actor) -> WaitingGroup | None:
    """Panels with sheets that are not locked."""
    label = _("Mark the pitches assigned to you")
    items = []
    for seat in my_seats(actor).filter(round__state="scoring"):
        left = own_seats(seat).exclude(sheet__locked_at__isnull=False).count()
        if left and not undeclared(seat).exists():
            items.append(_item(seat, "judging:queue"))
    return WaitingGroup(label, items) if items else None


def _item(seat, url_name: str) -> WaitingItem:
    round_ = seat.round
    return WaitingItem(
        title=round_.challenge.label,
        url=reverse(url_name, args=[round_.key]),
        reason="",
        since=round_.state_since,
        due=round_.marks_due_at,
    )


waiting.custom(declarations, order=10)
waiting.custom(sheets, order=11)
