"""Set a rule of a body from a day on."""

from datetime import date
from typing import Any

from django.db import transaction

from colab.core import clock
from colab.core.access import Actor
from colab.core.law.models import BodyRule
from colab.core.ledger.append import append
from colab.core.ledger.turns import take_turn
from colab.core.organisations.models import Body

CHAIN = "body"
"""The ledger keeps a body's rules in a chain of its own, by the body's corporate number."""


def set_rule(
    *, body: Body, key: str, valid_from: date, value: Any, actor: Actor, source: str = "", verified: bool = False
) -> BodyRule:
    """Set a rule's value from a day on and write it, with what it replaces, into the chain of the body.

    The same day is corrected, other days stay as history: why a contract was made without a tender hangs on these
    values, so that none may go without a trace. Setting what stands there already changes nothing.
    """
    facts = {"value": value, "source": source, "verified": verified}
    with transaction.atomic():
        take_turn(f"rule:{body.corporate_number}:{key}")
        found = BodyRule.objects.filter(body=body, key=key, valid_from=valid_from).first()
        before = {name: getattr(found, name) for name in facts} if found else None
        if found and before == facts:
            return found
        entered = facts | {"entered_by": actor.user, "entered_at": clock.now()}
        row, _made = BodyRule.objects.update_or_create(body=body, key=key, valid_from=valid_from, defaults=entered)
        payload = {"rule": key, "valid_from": valid_from, **facts, "before": before}
        append(CHAIN, body.corporate_number, "set_rule", actor=actor, payload=payload)
    return row
