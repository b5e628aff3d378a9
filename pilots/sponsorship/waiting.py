"""What waits for the office around sponsors."""

from django.utils.translation import gettext_lazy as _

from colab.core import access
from colab.core.lifecycle import waiting
from colab.core.lifecycle.waiting import WaitingGroup
from pilots.certification.waiting import of_payments

from . import paying, queries


def paid_and_over(actor) -> WaitingGroup | None:
    """Sponsorships that were paid and are over, or did not come about: the office says whether money goes back."""
    rows = access.visible_to(actor, paying.to_settle(), "advise")
    return of_payments(_("Sponsorships that were paid and ended: say whether money goes back"), rows, "payment")


waiting.register(_("Sponsors to confirm or refuse"), "sponsor", "confirm", order=40)
waiting.register(
    _("Sponsors whose money went back in full, who are named no more: end the sponsorship"),
    "sponsor",
    "end",
    narrow=lambda rows, actor: rows.filter(pk__in=queries.without_money().order_by().values("pk")),
    order=41,
)
waiting.custom(paid_and_over, order=29)
