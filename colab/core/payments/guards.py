"""Conditions on the verbs of a payment."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import guard
from colab.core.payments import payables, queries


@guard("payment.online", _("Paying online is switched on for this body."), next_step=_("Ask the body for a slip."))
def online_is_on(move) -> bool:
    """The body takes payments, names a way, and the site knows the payment service."""
    return bool(queries.online_ways(move.subject))


@guard("payment.in_time", _("The day to pay by is not over."), next_step=_("Ask the office for a new one."))
def in_time(move) -> bool:
    """A payment that lapses is begun before its day is over; another may be paid late."""
    return (
        move.subject.fee.purpose in payables.lasting() or move.subject.due_at is None or move.now < move.subject.due_at
    )


@guard("payment.whole", _("The amount that arrived is the amount asked for."))
def whole_amount(move) -> bool:
    """Checkout takes whole amounts only; anything else is for a person to look at."""
    return move.facts["seen"].amount_yen == move.subject.amount_yen


@guard("payment.slips", _("This body takes payments by its own slip (納付書)."))
def slips_are_taken(move) -> bool:
    """Its policy says so."""
    policy = getattr(move.subject.body, "payment_policy", None)
    return bool(policy and policy.slips)


@guard("payment.slip_dated", _("The day of the payment is not in the future."), asks_facts=True)
def slip_is_dated(move) -> bool:
    """Money cannot have arrived tomorrow."""
    return move.facts["paid_on"] <= move.today


@guard("payment.enough_left", _("No more is given back than is left."), asks_facts=True)
def enough_left(move) -> bool:
    """Refunds that are on their way count as given back."""
    return 0 < move.facts["amount_yen"] <= queries.free_yen(move.subject)


@guard("payment.wish_possible", _("No more is asked back than is left."), asks_facts=True)
def wish_possible(move) -> bool:
    """Nothing, or at most what the body still has and is not sending back already."""
    return 0 <= move.facts["amount_yen"] <= queries.free_yen(move.subject)


@guard("payment.reason", _("Giving money back, or keeping it, has a reason."), asks_facts=True)
def has_reason(move) -> bool:
    """Auditors read it."""
    return bool(move.facts.get("reason", "").strip())
