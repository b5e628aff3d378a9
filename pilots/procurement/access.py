"""Who may see and do what with a purchase."""

from django.db.models import Q

from colab.core import access
from colab.core.access import ALL, Actor

from .models import Contract
from .queries import shown_to_operator


def section_q(actor: Actor) -> Q:
    """The buying section."""
    return Q(unit__in=actor.grants.units("section", "head"))


def head_q(actor: Actor) -> Q:
    """Its head, who decides and signs."""
    return Q(unit__in=actor.grants.units("head"))


def finance_q(actor: Actor) -> Q:
    """The finance officers of the body."""
    return Q(body__in=actor.grants.bodies("finance"))


def operator_q(actor: Actor) -> Q:
    """The operator, from the publication before the contract on."""
    return Q(organisation__in=actor.grants.organisations) & shown_to_operator()


@access.rule(Contract, "view", "read_files")
def contract_view(actor: Actor) -> Q:
    """Section, finance, the body's office, and the operator once it is published."""
    offices = Q(body__in=actor.grants.bodies("office", "office_admin"))
    return section_q(actor) | finance_q(actor) | offices | operator_q(actor)


@access.rule(Contract, "thread")
def contract_thread(actor: Actor) -> Q:
    """Section and operator talk."""
    return section_q(actor) | operator_q(actor)


@access.rule(Contract, "see_price")
def contract_price(actor: Actor) -> Q:
    """The planned price is secret: section, finance and auditors only."""
    return ALL if actor.grants.is_auditor else section_q(actor) | finance_q(actor)


@access.rule(Contract, "print")
def contract_print(actor: Actor) -> Q:
    """The papers: section, finance and auditors."""
    return contract_price(actor)


@access.rule(
    Contract,
    "save",
    "publish_forecast",
    "check_method",
    "publish_pre",
    "set_price",
    "publish_post",
    "correct_notice",
    "begin_delivery",
    "pass_inspection",
    "fail_inspection",
    "evaluate",
    "close",
    "choose_other",
    "cancel",
)
def contract_section(actor: Actor) -> Q:
    """The section that buys."""
    return section_q(actor)


@access.rule(Contract, "quote", "deliver", "remedy")
def contract_both(actor: Actor) -> Q:
    """The operator does it here, or the section notes what came otherwise."""
    return section_q(actor) | operator_q(actor)


@access.rule(Contract, "decide", "sign_body", "terminate")
def contract_head(actor: Actor) -> Q:
    """The head of the section."""
    return head_q(actor)


@access.rule(Contract, "sign_operator")
def contract_operator(actor: Actor) -> Q:
    """The operator."""
    return operator_q(actor)


@access.rule(Contract, "pay")
def contract_finance(actor: Actor) -> Q:
    """Finance pays; the section that bought does not."""
    return finance_q(actor)


@access.rule(Contract, "record")
def contract_record(actor: Actor) -> Q:
    """Section and finance keep the records of what was done on paper."""
    return section_q(actor) | finance_q(actor)
