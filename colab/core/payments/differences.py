"""Differences between the books and the payment service's: in sentences, and whose they are."""

from typing import Any

from django.utils.translation import gettext as _

from colab.core.access import Actor
from colab.core.payments.enums import DisputeState
from colab.core.ui.format import yen

NOBODYS = ("unknown", "foreign")
"""Money of no payment we know: told to the office of the body it was opened for as well."""
SUMS = ("payments", "booked_yen", "held_yen")


def may_read_any(actor: Actor) -> bool:
    """Whether the page of comparisons has anything for ``actor``."""
    return actor.grants.has("finance", "office_admin", "auditor")


def seen_by(actor: Actor, row: Any) -> tuple[list[str], dict[str, int] | None]:
    """Return the sentences and the sums of a comparison that ``actor`` may read; no sums: none of them.

    Finance reads those of its bodies, auditors all. The key of a payment in a sentence is what its payer pays with:
    nobody else may come to know it.
    """
    sentences = [words(each) for each in row.differences if _may_read(actor, each)]
    if actor.grants.is_auditor:
        return sentences, {name: getattr(row, name) for name in SUMS}
    own = [sums for body, sums in (row.bodies or {}).items() if int(body) in actor.grants.bodies("finance")]
    if not actor.grants.bodies("finance"):
        return sentences, None
    return sentences, {name: sum(each[name] for each in own) for name in SUMS}


def _may_read(actor: Actor, difference: dict) -> bool:
    if actor.grants.is_auditor:
        return True
    roles = ("finance", "office_admin") if difference["what"] in NOBODYS else ("finance",)
    return difference.get("body") in actor.grants.bodies(*roles)


def words(difference: dict) -> str:
    """Return one noted difference as a sentence that says what to do."""
    amount = yen(difference["yen"])
    match difference["what"]:
        case "unknown":
            sentence = _("The payment service holds %(yen)s of a session that is not in the books: %(session)s.")
            return sentence % {"yen": amount, "session": difference["session"]}
        case "twice":
            sentence = _("Paid twice: %(yen)s more than asked for. Give it back at the payment service (%(session)s).")
            return sentence % {"yen": amount, "session": difference["session"]}
        case "differs":
            sentence = _("Booked %(booked)s, held %(yen)s: payment %(payment)s.")
            return sentence % {"booked": yen(difference["booked"]), "yen": amount, "payment": difference["payment"]}
        case "disputed":
            sentence = _("The payer’s bank asks %(yen)s back (%(state)s): payment %(payment)s.")
            return sentence % {
                "yen": amount,
                "state": state_words(difference["state"]),
                "payment": difference["payment"],
            }
        case "foreign":
            sentence = _("A session that is not in yen: %(session)s. Look at it at the payment service.")
            return sentence % {"session": difference["session"]}
    sentence = _("Booked %(booked)s, but the payment service knows nothing of it: payment %(payment)s.")
    return sentence % {"booked": yen(difference["booked"]), "payment": difference["payment"]}


def state_words(state: str) -> str:
    """Return where a dispute stands; a state that is new at the service stays as the service says it."""
    return str(DisputeState(state).label) if state in DisputeState.values else state
