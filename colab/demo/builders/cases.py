"""A whole case: challenge, pitch with a file, pilot, certification, contract."""

from colab.core.ledger.seal import seal_day
from pilots.procurement.models import Contract

from .legal import certified, contract_at
from .submissions import adopted_pitch
from .trials import evaluated_pilot


def whole_case(state: str = "closed") -> Contract:
    """Return a contract at ``state`` with the whole road behind it; all but its last steps are sealed."""
    pitch = adopted_pitch()
    pilot = evaluated_pilot(pitch=pitch)
    contract = contract_at("post_published", certification=certified(pilot=pilot))
    seal_day()
    return contract_at(state, contract=contract)
