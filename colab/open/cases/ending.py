"""How a case ended, or how far it has come: what its title and first sentence are about."""

from datetime import date
from enum import StrEnum
from typing import Any

from challenges.challenges.models import Challenge
from colab.core import clock
from pilots.certification.models import Certification
from pilots.procurement.models import Contract
from pilots.trials.models import Pilot

from .reach import Case


class Ending(StrEnum):
    """From the contract down to the challenge."""

    BOUGHT = "bought"
    TERMINATED = "terminated"
    CERTIFIED = "certified"
    EXPIRED = "expired"
    REVOKED = "revoked"
    SURRENDERED = "surrendered"
    TRIED = "tried"
    NOT_MET = "not_met"
    TRYING = "trying"
    NOBODY = "nobody"
    WITHDRAWN = "withdrawn"
    ASKED = "asked"


def ending(case: Case, day: date | None = None) -> Ending:
    """Return how the case stands on ``day`` (today by default)."""
    root, day = case.root, day or clock.today()
    if isinstance(root, Contract):
        return Ending.TERMINATED if root.state == "terminated" else Ending.BOUGHT
    if isinstance(root, Certification):
        if root.state in ("revoked", "surrendered"):
            return Ending(root.state)
        return Ending.CERTIFIED if root.valid_on(day) else Ending.EXPIRED
    if isinstance(root, Pilot):
        return Ending.TRYING if not root.verdict else Ending.TRIED if root.verdict == "met" else Ending.NOT_MET
    states = {"no_adoption": Ending.NOBODY, "withdrawn": Ending.WITHDRAWN}
    return states.get(root.state, Ending.ASKED)


def is_public(root: Any) -> bool:
    """Whether the root may be shown as a case."""
    if isinstance(root, Contract):
        return root.signed_on is not None and root.notices.filter(kind="post").exists()
    if isinstance(root, Certification):
        return root.certified_on is not None
    if isinstance(root, Pilot):
        return root.code is not None and root.state != "dropped"
    return isinstance(root, Challenge) and root.is_public


def purchases(certification: Certification) -> list[Contract]:
    """Return the purchases that rest on a certification and of which no contract is published yet, oldest first."""
    rows = certification.contracts.filter(notices__isnull=False).exclude(notices__kind="post").distinct()
    return list(rows.select_related("body", "unit").order_by("forecast_on", "pk"))
