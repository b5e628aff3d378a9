"""Who may see and do what with payments. The payer needs no account: the page's address is the key."""

from django.db.models import Q

from colab.core import access
from colab.core.access import Actor

from . import payables
from .models import Fee, Payment, PaymentPolicy


def fee_finance_q(actor: Actor) -> Q:
    """Finance of the body whose programme charges."""
    return Q(programme__body__in=actor.grants.bodies("finance"))


def finance_q(actor: Actor) -> Q:
    """The body's finance officers."""
    return Q(body__in=actor.grants.bodies("finance"))


@access.rule(Payment, "view")
def payment_view(actor: Actor) -> Q:
    """Finance of the body, and the office of the programme."""
    return finance_q(actor) | Q(fee__programme__in=actor.grants.programmes("office", "office_admin"))


@access.rule(Payment, "record_slip", "refund", "cancel")
def payment_finance(actor: Actor) -> Q:
    """Finance of the body."""
    return finance_q(actor)


@access.rule(Payment, "advise")
def payment_office(actor: Actor) -> Q:
    """The office of the programme, which knows what became of the thing that was paid for."""
    return Q(fee__programme__in=actor.grants.programmes("office", "office_admin"))


@access.rule(PaymentPolicy, "view", "save")
def policy_rule(actor: Actor) -> Q:
    """Finance of the body says whether and how it takes money."""
    return finance_q(actor)


@access.rule(Fee, "view")
def fee_rule(actor: Actor) -> Q:
    """Administrators of the programme's office, and finance of its body."""
    return Q(programme__in=actor.grants.programmes("office_admin")) | fee_finance_q(actor)


@access.rule(Fee, "save")
def fee_save_rule(actor: Actor) -> Q:
    """The same; what needs an ordinance is set by finance alone, what a room makes by nobody here."""
    typed = Q(purpose__in=[purpose for purpose, _label in payables.typed()])
    by_office = Q(programme__in=actor.grants.programmes("office_admin")) & ~Q(purpose__in=payables.statutory())
    return (by_office | fee_finance_q(actor)) & typed
