"""What waits for finance around payments."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import waiting
from colab.core.payments.enums import HELD

waiting.register(
    _("Money the office wants to be given back"),
    "payment",
    "refund",
    states=tuple(HELD),
    narrow=lambda rows, actor: rows.filter(wish_yen__gt=0),
    order=25,
)
