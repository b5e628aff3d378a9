"""Set a rule of a body from a day on."""

from datetime import date
from typing import Any

from colab.core.law.models import BodyRule
from colab.core.organisations.models import Body, User


def set_rule(
    *, body: Body, key: str, valid_from: date, value: Any, user: User, source: str = "", verified: bool = False
) -> BodyRule:
    """Set a rule's value from a day on; the same day is corrected, other days stay as history."""
    facts = {"value": value, "source": source, "verified": verified, "entered_by": user}
    row, _made = BodyRule.objects.update_or_create(body=body, key=key, valid_from=valid_from, defaults=facts)
    return row
