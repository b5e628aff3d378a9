"""What the law of contracts adds to pilots: a pilot on a small contract stays under the limit of small contracts."""

from django.utils.translation import gettext_lazy as _

from colab.core import lifecycle
from colab.core.law import statute
from colab.core.lifecycle import Move
from pilots.procurement import rules
from pilots.procurement.enums import Kind
from pilots.trials.enums import AgreementKind


@statute(
    "pilot.small_contract",
    "order.167-2-1-1",
    _("A pilot on a small contract costs no more than the limit of small contracts."),
    next_step=_("Make a basic agreement without payment, lower the cost, or choose another method of contract."),
    asks_facts=True,
)
def small_contract(move: Move) -> bool:
    """施行令 第167条の2第1項第1号, 別表第五 (委託: その他)."""
    pilot = move.subject
    kind = move.facts.get("agreement_kind", pilot.agreement_kind)
    limit = rules.small_limit(pilot.unit.body, Kind.SERVICE, move.fact_on)
    return kind != AgreementKind.SMALL_CONTRACT or limit is None or (pilot.cost_yen or 0) <= limit


lifecycle.add_guard("pilot", "sign_agreement", small_contract)
