"""Conditions on the office's verbs."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import Move, guard
from colab.core.payments.queries import fee_of
from pilots.sponsorship import dealings, paying, queries


@guard(
    "sponsorship.no_dealings",
    _("The organisation has nothing open with the programme or its body: no pitch, trial, certification or contract."),
    next_step=_("Refuse with this reason; the organisation may come again when it is over."),
)
def no_dealings(move: Move) -> bool:
    """Who is judged, tried, certified or bought from does not pay the judges' host."""
    return not dealings.has_open_dealings(move.subject)


@guard(
    "sponsorship.places",
    _("The level has a place left."),
    next_step=_("Refuse, or raise the number of the level."),
)
def place_left(move: Move) -> bool:
    """A level has as many places as were offered."""
    return queries.places_left(move.subject.level) != 0


@guard(
    "sponsorship.payments_on",
    _("Finance of the body has switched payments on."),
    next_step=_("Ask finance to switch payments on."),
)
def payments_are_on(move: Move) -> bool:
    """Otherwise nothing could be paid."""
    return fee_of(move.subject.programme, paying.PURPOSE, paying.Host(move.subject.level)) is not None


@guard("sponsorship.reason", _("Refusing or ending has a reason."), asks_facts=True)
def has_reason(move: Move) -> bool:
    """The organisation and auditors read it."""
    return bool(move.facts.get("reason", "").strip())
