"""What waits for finance around payments."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import waiting
from colab.core.payments import queries
from colab.core.payments.enums import HELD

waiting.register(
    _("A payer’s bank asks money back and waits for an answer"),
    "payment",
    "refund",
    states=tuple(reversed(HELD)),  # the first one names the page of what waits, and each kind has its own
    narrow=lambda rows, actor: queries.to_answer(rows),
    order=24,
)
waiting.register(
    _("Money to be given back: the office wants it, or a refund failed"),
    "payment",
    "refund",
    states=tuple(HELD),
    narrow=lambda rows, actor: queries.to_give_back(rows),
    order=25,
)
