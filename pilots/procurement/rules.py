"""Amounts and days: what the tables of the orders say, and what each body decides for itself."""

from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core import law
from colab.core.organisations.enums import LARGE_BODIES, BodyKind

from .budget import Habits
from .enums import Kind, NoticeKind

PUBLICATION_DAYS = "procurement.publication_days"
ITEM_1_FIRST = "procurement.item_1_first"
SMALL_LIMITS = "procurement.small_limits"
AGREEMENT_THRESHOLD = "procurement.agreement_threshold"
ASSEMBLY_AMOUNTS = "procurement.assembly_amounts"
CHOICE_TEXT = "procurement.text_choice"
CRITERIA_TEXT = "procurement.text_criteria"
APPLY_TEXT = "procurement.text_apply"
BUDGET_REQUEST = "procurement.budget_request"
NOTICE_ITEMS = "procurement.notice_items"

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

ITEMS = (
    ("outline", _("Outline of the contract")),
    ("schedule", _("When it is to be ordered")),
    ("contract_on", _("Day of the contract")),
    ("period", _("Delivery or performance")),
    ("place", pgettext_lazy("delivery", "Place")),
    ("choice", _("How the counterparty is chosen")),
    ("criteria", _("Criteria of the choice")),
    ("how_to_apply", _("How and where to apply")),
    ("apply_by", _("Apply by")),
    ("amount", _("Contract amount")),
    ("party", _("Counterparty")),
    ("reason", _("Why this counterparty")),
)
DEMANDED = {
    NoticeKind.FORECAST: ("outline", "schedule"),
    NoticeKind.PRE: ("outline", "contract_on", "period", "choice", "criteria", "how_to_apply", "apply_by"),
    NoticeKind.POST: ("outline", "contract_on", "period", "amount", "party", "reason"),
}
"""Items of the three publications in the rules of several bodies; each body's own may ask for others."""

law.rule_key(
    PUBLICATION_DAYS,
    int,
    30,
    _("Days within which a contract is published after it was made"),
    help=_("Setting example: counted in calendar days from the day of the contract."),
    unit=_("days"),
)
law.rule_key(ITEM_1_FIRST, bool, True, _("Up to the limit of small contracts, item 1 is used first"))
law.rule_key(
    SMALL_LIMITS,
    dict,
    TABLE_5,
    _("Limits of small contracts (table 5 of the order, or the body's own)"),
    grid=law.Grid(
        (
            law.Row("purchase", _("Purchase of goods")),
            law.Row("lease", _("Lease of goods")),
            law.Row("other", _("Services and others")),
        ),
        (
            ("large", _("Prefectures and designated cities")),
            ("municipal", _("Other municipalities, wards among them")),
        ),
    ),
)
law.rule_key(
    AGREEMENT_THRESHOLD,
    dict,
    THRESHOLD_2024,
    _("Thresholds of the procurement agreements"),
    help=_("For prefectures and designated cities; purchases for the same need are added up. Revised every two years."),
    grid=law.Grid((law.Row("goods", _("Goods")), law.Row("service", _("Services")))),
)
law.rule_key(
    ASSEMBLY_AMOUNTS,
    dict,
    TABLE_4,
    _("Amounts from which the assembly approves (table 4 of the order)"),
    grid=law.Grid(
        (
            law.Row("prefecture", _("Prefecture")),
            law.Row("designated_city", _("Designated city")),
            law.Row("city", _("City or ward")),
            law.Row("town", _("Town or village")),
        )
    ),
)
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
    NOTICE_ITEMS,
    dict,
    {
        kind.value: {name: name in DEMANDED[kind] for name, _label in ITEMS}
        for kind in (NoticeKind.FORECAST, NoticeKind.PRE, NoticeKind.POST)
    },
    _("What each of the three publications says"),
    help=_("Setting example after the rules of several bodies. An item that is missing is named before publishing."),
    grid=law.Grid(
        tuple(law.Row(name, label, "yes") for name, label in ITEMS),
        tuple((kind.value, kind.label) for kind in (NoticeKind.FORECAST, NoticeKind.PRE, NoticeKind.POST)),
    ),
)
law.rule_key(
    BUDGET_REQUEST,
    dict,
    {"month": 10, "day": 15, "evaluation_days": 30, "certification_days": 143},
    _("Budget calendar: last day of requests, days to evaluate a pilot and to certify"),
    help=_("Setting example: certification as long as from the close of applications in Tokyo's round of 2018."),
    grid=law.Grid(
        (
            law.Row("month", _("Last day of requests: month"), "number", least=1, most=12),
            law.Row("day", _("Last day of requests: day"), "number", least=1, most=28),
            law.Row("evaluation_days", _("Days to evaluate a pilot"), "number", most=1000),
            law.Row("certification_days", _("Days to certify"), "number", most=1000),
        )
    ),
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


def notice_items(body, kind: str, on: date) -> list[tuple[str, object]]:
    """Return (name, label) of the items a publication of ``kind`` says by the body's rule on a day."""
    wanted = law.rule(body, NOTICE_ITEMS, on).get(kind, {})
    return [(name, label) for name, label in ITEMS if wanted.get(name)]
