"""Amounts and days: what the tables of the orders say, and what each body decides for itself."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from colab.core import law
from colab.core.organisations.enums import LARGE_BODIES, BodyKind

from .budget import Habits
from .enums import Kind

PUBLICATION_DAYS = "procurement.publication_days"
ITEM_1_FIRST = "procurement.item_1_first"
SMALL_LIMITS = "procurement.small_limits"
AGREEMENT_THRESHOLD = "procurement.agreement_threshold"
ASSEMBLY_AMOUNTS = "procurement.assembly_amounts"
CHOICE_TEXT = "procurement.text_choice"
CRITERIA_TEXT = "procurement.text_criteria"
APPLY_TEXT = "procurement.text_apply"
BUDGET_REQUEST = "procurement.budget_request"

TABLE_5 = {
    "large": {"purchase": 3_000_000, "lease": 1_500_000, "other": 2_000_000},
    "municipal": {"purchase": 1_500_000, "lease": 800_000, "other": 1_000_000},
}
"""施行令 別表第五 as amended by 令和7年政令第94号 (from 2025-04-01), in yen."""
TABLE_5_BEFORE = {"municipal": {"purchase": 800_000, "lease": 400_000, "other": 500_000}}
"""Before that; the amounts of prefectures and designated cities were not found and are not checked."""
THRESHOLD_2024 = {"goods": 36_000_000, "service": 36_000_000}
"""特例政令 第3条, fiscal years 2024 and 2025, prefectures and designated cities, in yen."""
TABLE_4 = {"prefecture": 70_000_000, "designated_city": 40_000_000, "city": 20_000_000, "town": 7_000_000}
"""施行令 別表第四: planned price of movables from which the assembly must approve, in yen."""

law.rule_key(
    PUBLICATION_DAYS,
    int,
    30,
    _("Days within which a contract is published after it was made"),
    help=_("Setting example: counted in calendar days from the day of the contract."),
    unit=_("days"),
)
law.rule_key(ITEM_1_FIRST, bool, True, _("Up to the limit of small contracts, item 1 is used first"))
law.rule_key(SMALL_LIMITS, dict, TABLE_5, _("Limits of small contracts (table 5 of the order, or the body's own)"))
law.rule_key(AGREEMENT_THRESHOLD, dict, THRESHOLD_2024, _("Thresholds of the procurement agreements"))
law.rule_key(ASSEMBLY_AMOUNTS, dict, TABLE_4, _("Amounts from which the assembly approves (table 4 of the order)"))
law.rule_key(
    CHOICE_TEXT,
    str,
    "新事業分野開拓者として認定を受けた者のうち、当該認定に係る新商品又は新役務を提供できる者を契約の相手方とする。",
    _("Publication before the contract: how the counterparty is chosen"),
)
law.rule_key(
    CRITERIA_TEXT,
    str,
    "公表した仕様を満たすこと。複数の者が該当するときは、見積金額及び実証における効果を比較して選定する。",
    _("Publication before the contract: criteria of the choice"),
)
law.rule_key(
    APPLY_TEXT,
    str,
    "該当する商品又は役務の認定を受けた者は、期限までに担当課へ書面又は電子メールで申し出てください。",
    _("Publication before the contract: how and where to apply"),
)

law.rule_key(
    BUDGET_REQUEST,
    dict,
    {"month": 10, "day": 15, "evaluation_days": 30, "certification_days": 143},
    _("Budget calendar: last day of requests, days to evaluate a pilot and to certify"),
    help=_("Setting example: certification as long as from the close of applications in Tokyo's round of 2018."),
)

ROW_OF_KIND = {Kind.GOODS_PURCHASE: "purchase", Kind.GOODS_LEASE: "lease", Kind.SERVICE: "other"}


def is_large(body) -> bool:
    """Whether the body is a prefecture or a designated city (特例政令 第2条, the higher limits of table 5)."""
    return body.kind in LARGE_BODIES


def small_limit(body, kind: str, on: date) -> int | None:
    """Return the upper limit in yen of a small contract of ``kind``, or None where it is not known."""
    table = law.rule(body, SMALL_LIMITS, on)
    return table.get("large" if is_large(body) else "municipal", {}).get(ROW_OF_KIND[Kind(kind)])


def agreement_threshold(body, kind: str, on: date) -> int | None:
    """Return the amount in yen from which item 4 cannot be used, or None for bodies the agreements do not reach."""
    if not is_large(body):
        return None
    return law.rule(body, AGREEMENT_THRESHOLD, on).get("service" if kind == Kind.SERVICE else "goods")


def assembly_amount(body, kind: str, on: date) -> int | None:
    """Return the planned price in yen from which the assembly must approve a purchase of movables, or None."""
    if kind != Kind.GOODS_PURCHASE:
        return None
    row = {BodyKind.WARD: "city", BodyKind.VILLAGE: "town"}.get(body.kind, body.kind)
    return law.rule(body, ASSEMBLY_AMOUNTS, on).get(str(row))


def budget_habits(body, on: date) -> Habits:
    """Return the body's days of the budget calendar."""
    value = law.rule(body, BUDGET_REQUEST, on)
    return Habits(value["month"], value["day"], value["evaluation_days"], value["certification_days"])


def publication_days(body, on: date) -> int:
    """Return the number of calendar days within which a contract made on ``on`` is published."""
    return law.rule(body, PUBLICATION_DAYS, on)
