"""What waits for people around a purchase."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import access, clock
from colab.core.lifecycle import waiting
from colab.core.lifecycle.waiting import WaitingGroup, WaitingItem

from . import presentation
from .queries import notice_due

NEXT = [
    ("publish_forecast", (), _("Forecasts to publish")),
    ("check_method", (), _("Methods to check")),
    ("publish_pre", (), _("Publications before the contract")),
    ("quote", (), _("Quotations to hand in")),
    ("set_price", (), _("Planned prices to set")),
    ("decide", (), _("Contracts to decide on")),
    ("begin_delivery", ("post_published",), _("Deliveries to begin")),
    ("pass_inspection", (), _("Deliveries to inspect")),
    ("remedy", (), _("Failed inspections to remedy")),
    ("pay", (), _("Payments to make")),
    ("evaluate", (), _("Purchases to evaluate")),
    ("close", (), _("Cases to close")),
]
for order, (verb, states, label) in enumerate(NEXT, start=22):
    waiting.register(label, "contract", verb, states=states, order=order)
waiting.register(
    _("Contracts to sign"),
    "contract",
    "sign_body",
    order=18,
    narrow=lambda rows, actor: rows.filter(signed_by_body_on=None),
)
waiting.register(
    _("Contracts to sign"),
    "contract",
    "sign_operator",
    order=18,
    narrow=lambda rows, actor: rows.filter(signed_by_operator_on=None),
)
LIMIT = 20


def publications_due(actor) -> WaitingGroup | None:
    """Contracts that are made and must be published, with the days left."""
    items = []
    rows = access.visible_to(actor, notice_due(), "publish_post")
    for row in rows[:LIMIT]:
        url = reverse("work:verb", args=["contract", row.key, "publish_post"])
        words, _tone = presentation.counter(row)
        items.append(WaitingItem(row.label, url, words, row.state_since, clock.start_of_day(row.post_due_on)))
    return WaitingGroup(_("Publications after the contract"), items) if items else None


waiting.custom(publications_due, order=5)
