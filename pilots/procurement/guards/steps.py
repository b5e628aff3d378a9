"""Conditions on the steps after the method check: publications, signatures, inspection, payment, close."""

from django.utils.translation import gettext_lazy as _

from colab.core import access
from colab.core.access import Actor
from colab.core.clock import FiscalYear
from colab.core.law import practice, statute
from colab.core.lifecycle import Move, guard
from pilots.procurement.enums import Method, MultiYear, NoticeKind, Signature
from pilots.procurement.guards.method import price_at_issue

from . import found


@guard(
    "contract.budget_known",
    _("Fiscal year, budget line, expected amount, item and reason for the kind are filled in."),
    next_step=_("Fill in what is missing."),
    found=found.budget,
)
def budget_known(move: Move) -> bool:
    """A need without a budget is a wish."""
    s = move.subject
    return all([s.fiscal_year, s.budget_line, s.estimate_yen, s.item_name, s.kind_reason])


@statute(
    "contract.fiscal_year",
    "act.208",
    _(
        "Delivery ends within the fiscal year of the budget, or the contract rests on a debt-incurring act or on a "
        "long-term continuing contract."
    ),
    next_step=_("Correct the period, or enter what lets the contract bind the next year."),
    found=found.year,
)
def within_fiscal_year(move: Move) -> bool:
    """地方自治法 第208条, 第214条, 第234条の3."""
    s = move.subject
    if s.period_to is None or s.multi_year != MultiYear.NONE:
        return True
    return s.period_to <= FiscalYear(s.fiscal_year).last


@statute(
    "contract.made_in_fiscal_year",
    "act.208",
    _("The contract is made within the fiscal year of its budget."),
    next_step=_("Check the day of the signature and the fiscal year."),
)
def made_in_fiscal_year(move: Move) -> bool:
    """地方自治法 第208条第2項."""
    return move.fact_on in FiscalYear(move.subject.fiscal_year)


def _published(move: Move, kind: str) -> bool:
    rows = move.subject.notices.filter(kind=kind, current=True, published_on__lte=move.fact_on)
    return rows.exists()


@statute(
    "contract.forecast_published",
    "order.167-2-1-4",
    _("The forecast has been published (procedure set by the body's rules)."),
    next_step=_("Publish the forecast first."),
    found=found.published(NoticeKind.FORECAST),
)
def forecast_published(move: Move) -> bool:
    """規則で定める手続: the forecast."""
    return _published(move, NoticeKind.FORECAST)


@statute(
    "contract.pre_published",
    "order.167-2-1-4",
    _("The contract has been published beforehand (procedure set by the body's rules)."),
    next_step=_("Publish before the contract; the signature is not dated before the publication."),
    found=found.published(NoticeKind.PRE),
)
def pre_published(move: Move) -> bool:
    """規則で定める手続: publication before the contract."""
    return _published(move, NoticeKind.PRE)


@statute(
    "contract.post_published",
    "order.167-2-1-4",
    _("The contract has been published after it was made (procedure set by the body's rules)."),
    next_step=_("Publish after the contract."),
)
def post_published(move: Move) -> bool:
    """規則で定める手続: publication after the contract."""
    return move.subject.method != Method.ITEM_4 or _published(move, NoticeKind.POST)


@guard(
    "contract.not_published_twice",
    _("This publication has not been made yet."),
    next_step=_("Correct the publication instead."),
    refused=_("This publication has been made already."),
)
def not_yet_post(move: Move) -> bool:
    """A publication is made once and then corrected."""
    return move.subject.post_on is None


@practice(
    "contract.published_in_time",
    _("The publication is made within the days of the body's rule."),
    next_step=_("Publish now, and say on whose authority it is late."),
    source=_("body's rule (setting example)"),
)
def published_in_time(move: Move) -> bool:
    """The body's day counter."""
    due = move.subject.post_due_on
    return due is None or move.fact_on <= due


@guard(
    "contract.not_before",
    _("A step is not dated before the one it follows."),
    next_step=_("Check the date of the fact."),
)
def not_before(move: Move) -> bool:
    """Facts dated against their order are refused."""
    s = move.subject
    before = {
        "publish_pre": [s.forecast_on],
        "quote": [s.pre_on],
        "set_price": [s.pre_on],
        "decide": [s.pre_on, s.quoted_on, s.priced_on],
        "sign_body": [s.pre_on, s.decided_on],
        "sign_operator": [s.pre_on, s.decided_on],
        "publish_post": [s.signed_on],
        "pay": [s.inspected_on],
    }
    return all(day is None or day <= move.fact_on for day in before.get(move.verb, ()))


@practice(
    "contract.within_planned_price",
    _("The quotation does not exceed the planned price."),
    next_step=_("Ask for a new quotation."),
)
def within_planned_price(move: Move) -> bool:
    """The quotation is compared with the planned price."""
    s = move.subject
    return s.quotation_yen is None or s.quotation_yen <= price_at_issue(move)


@guard(
    "contract.decision_named",
    _("The decision is named by its number and the post that took it, and the reason is written down."),
    next_step=_("Enter number, post and reason."),
    asks_facts=True,
)
def decision_named(move: Move) -> bool:
    """随意契約理由 and 決裁番号."""
    return all(decision_of(move)) and bool(move.facts.get("reason"))


@statute(
    "contract.one_signature_each",
    "act.234-5",
    _("Each side signs once; the contract is made when both have signed."),
    next_step=_("Wait for the other side."),
)
def not_signed_yet(move: Move) -> bool:
    """地方自治法 第234条第5項."""
    column = "signed_by_body_on" if move.verb == "sign_body" else "signed_by_operator_on"
    return getattr(move.subject, column) is None


@statute(
    "contract.inspected_after_delivery",
    "act.234-2-inspection",
    _("The inspection follows the delivery and is made against contract and specification."),
    next_step=_("Enter the delivery first, and check the date of the inspection."),
)
def after_delivery(move: Move) -> bool:
    """地方自治法 第234条の2."""
    return move.subject.delivered_on is not None and move.subject.delivered_on <= move.fact_on


@statute(
    "contract.debt_fixed",
    "act.232-4",
    _("What is paid is the amount of the contract, after the inspection has been passed."),
    next_step=_("Check amount and date against contract and inspection."),
    asks_facts=True,
)
def debt_fixed(move: Move) -> bool:
    """地方自治法 第232条の4."""
    s = move.subject
    passed = s.inspected_on is not None and s.inspected_on <= move.fact_on
    return passed and move.facts.get("paid_yen") == s.amount_yen


def decision_of(move: Move) -> tuple[str, str]:
    """Return (number, post) of the decision: from the record where it was taken elsewhere, else as typed."""
    if move.recorded is not None:
        return move.recorded.decision_number, move.recorded.deciding_post
    return move.facts.get("decision_number", ""), move.facts.get("deciding_post", "")


@statute(
    "contract.paid_by_finance",
    "act.232-4",
    _("A payment made elsewhere is recorded or confirmed by a finance officer."),
    next_step=_("Let the finance officer record it, or confirm the record."),
)
def paid_by_finance(move: Move) -> bool:
    """The section that bought does not pay."""
    if move.recorded is None:
        return True
    people = (move.actor, Actor.of(move.recorded.recorded_by))
    return any(access.can(actor, "pay", move.subject) for actor in people)


def signature_of(move: Move) -> tuple[str, str]:
    """Return (kind, name of the service) of a signature: as given, else on paper where it is recorded, else here."""
    how = move.facts.get("how") or (Signature.PAPER if move.recorded else Signature.HERE)
    return str(how), move.facts.get("service", "") if how == Signature.SERVICE else ""


@guard(
    "contract.signature_kind",
    _("A signature says how it was made: on this site, by a named electronic-contract service, or on paper."),
    next_step=_("Name the service. What was signed elsewhere is recorded as done elsewhere, with its evidence."),
    asks_facts=True,
)
def signature_told(move: Move) -> bool:
    """A signature made elsewhere is a record, and one made here is not."""
    how, service = signature_of(move)
    if how not in Signature.values or (how == Signature.SERVICE and not service):
        return False
    return (how == Signature.HERE) == (move.recorded is None)
