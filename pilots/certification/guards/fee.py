"""The condition on examining: the fee for the application."""

from django.utils.translation import gettext_lazy as _

from colab.core import law
from colab.core.lifecycle import Move, guard
from pilots.certification import fees, rules


@guard(
    "certification.fee_paid",
    _("The fee for the application was paid, or finance has waived it."),
    next_step=_(
        "Wait for the money or have finance record the slip; finance may waive the fee (減免); "
        "or return the application."
    ),
    found=fees.words,
)
def fee_paid(move: Move) -> bool:
    """Where the body examines only what was paid for; a withdrawal or a return needs no payment."""
    return not law.rule(move.subject.body, rules.FEE_FIRST, move.fact_on) or fees.is_settled(move.subject)
