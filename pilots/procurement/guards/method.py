"""The method check: points (a) to (h) of a negotiated contract under item 4."""

import unicodedata

from django.utils.translation import gettext_lazy as _

from colab.core import law
from colab.core.law import practice, statute
from colab.core.lifecycle import Move
from colab.core.organisations.enums import OrganisationState
from pilots.certification.enums import IN_FORCE, ProductKind
from pilots.procurement import queries, rules
from pilots.procurement.enums import Kind, Method

from . import found


def price_at_issue(move: Move) -> int:
    """Return the planned price where it is set (or being set), else the expected amount, in yen."""
    typed = move.facts.get("planned_price_yen")
    return typed or move.subject.planned_price_yen or move.subject.estimate_yen


@statute(
    "contract.certification_valid",
    "order.167-2-1-4",
    _("The counterparty holds a certification of this body's head that is in force on the day."),
    next_step=_("Check number and validity; another body's certification must first be recognised by this body."),
    found=found.certification,
)
def certification_valid(move: Move) -> bool:
    """(a) 施行令 第167条の2第1項第4号: certified by the head of this very body, and still so on the day of the fact."""
    c = move.subject.certification
    if c is None or c.body_id != move.subject.body_id:
        return False
    return c.valid_on(move.fact_on) and (c.state in IN_FORCE or move.recorded is not None)


@statute(
    "contract.certified_item",
    "order.167-2-1-4",
    _("What is bought is the very product or service that was certified."),
    next_step=_("Buy what the certificate names, or use another method."),
    found=found.item,
)
def certified_item(move: Move) -> bool:
    """(b) 新商品として生産する物品 / 新役務: not any other item of the same operator."""
    c = move.subject.certification
    return c is not None and _same(move.subject.item_name, c.product_name)


@statute(
    "contract.kind_fits",
    "order.167-2-1-4",
    _("Goods are bought or leased under a certification of goods, services received under one of services."),
    next_step=_("Check the kind of the purchase and the kind on the certificate."),
    found=found.kind,
)
def kind_fits(move: Move) -> bool:
    """(c) the two limbs of item 4."""
    c = move.subject.certification
    if c is None:
        return False
    wanted = ProductKind.SERVICE if move.subject.kind == Kind.SERVICE else ProductKind.GOODS
    return c.kind == wanted


@statute(
    "contract.below_threshold",
    "special.11",
    _("The planned price, with all purchases for the same need, is below the threshold of the procurement agreements."),
    next_step=_("At or above the threshold item 4 cannot be used: choose bidding."),
    found=found.threshold,
)
def below_threshold(move: Move) -> bool:
    """(d) 特例政令 第3条・第11条: the series is added up; splitting does not help."""
    limit = rules.agreement_threshold(move.subject.body, move.subject.kind, move.fact_on)
    return limit is None or queries.series_total(move.subject, price_at_issue(move)) < limit


@practice(
    "contract.item_1_first",
    _("The amount is above the limit of small contracts; up to it the body uses item 1 first."),
    next_step=_("Buy by a small contract (item 1), or say why item 4 is used."),
    source=_("body's rule (setting example)"),
    found=found.small_limit,
)
def above_small_limit(move: Move) -> bool:
    """(e) a practice of some bodies, not statute."""
    if not law.rule(move.subject.body, rules.ITEM_1_FIRST, move.fact_on):
        return True
    limit = rules.small_limit(move.subject.body, move.subject.kind, move.fact_on)
    return limit is None or price_at_issue(move) > limit


@statute(
    "contract.assembly_approved",
    "order.121-2-2",
    _("From the amount in table 4 on, the assembly has approved the purchase before the contract is made."),
    next_step=_("Put the purchase before the assembly, and enter the day of its approval."),
    found=found.assembly,
)
def assembly_approved(move: Move) -> bool:
    """(f) 地方自治法 第96条第1項第8号, 施行令 第121条の2の2."""
    limit = rules.assembly_amount(move.subject.body, move.subject.kind, move.fact_on)
    if limit is None or price_at_issue(move) < limit:
        return True
    return move.subject.assembly_on is not None and move.subject.assembly_on <= move.fact_on


@statute(
    "contract.not_excluded",
    "order.167-4",
    _("The counterparty is not among those excluded from contracts."),
    next_step=_("Check the counterparty and tick the box; an excluded one cannot be chosen."),
    asks_facts=True,
)
def not_excluded(move: Move) -> bool:
    """(g) 施行令 第167条の4."""
    operator = move.subject.organisation
    if operator is None or operator.state != OrganisationState.REGISTERED:
        return False
    return move.facts.get("not_excluded") is True


@statute(
    "contract.operator_itself",
    "order.167-2-1-4",
    _("The counterparty is the certified operator itself, not a dealer."),
    next_step=_("Make the contract with the operator named on the certificate."),
    found=found.operator,
)
def operator_itself(move: Move) -> bool:
    """(h) 当該認定を受けた者から."""
    c = move.subject.certification
    return c is not None and c.organisation_id == move.subject.organisation_id


@statute(
    "contract.small_enough",
    "order.167-2-1-1",
    _("For a small contract the amount does not exceed the limit of table 5 or of the body's own rules."),
    next_step=_("Choose another method."),
    asks_facts=True,
)
def small_enough(move: Move) -> bool:
    """施行令 第167条の2第1項第1号, 別表第五."""
    if move.facts.get("method") != Method.ITEM_1:
        return True
    limit = rules.small_limit(move.subject.body, move.subject.kind, move.fact_on)
    return limit is None or (move.facts.get("other_yen") or price_at_issue(move)) <= limit


def _same(left: str, right: str) -> bool:
    return bool(left) and _plain(left) == _plain(right)


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


POINTS = (
    certification_valid,
    certified_item,
    kind_fits,
    below_threshold,
    operator_itself,
)
"""What must hold whenever the purchase goes a step further."""
