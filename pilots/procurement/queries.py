"""Reading purchases: series, what is due, what the public may see."""

from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from .enums import NOTICE_DUE, ContractState, Method
from .models import Contract, Notice

PUBLIC_CONTRACT = (
    "key",
    "code",
    "state",
    "kind",
    "fiscal_year",
    "body",
    "unit",
    "certification",
    "organisation",
    "signed_on",
    "body_signature",
    "body_service",
    "operator_signature",
    "operator_service",
    "post_due_on",
    "post_on",
    "verdict",
    "evaluation",
    "evaluation_en",
    "evaluated_on",
)
"""What the public sees of a purchase besides its publications. The planned price is not among them."""


def series_of(contract: Contract) -> QuerySet[Contract]:
    """Return the other purchases that count together with ``contract`` (特例政令 第3条: 一連の調達契約)."""
    same = Contract.objects.filter(
        body=contract.body_id,
        organisation=contract.organisation_id,
        item_name=contract.item_name,
        fiscal_year=contract.fiscal_year,
        method=Method.ITEM_4,
    )
    return same.exclude(pk=contract.pk).exclude(state__in=[ContractState.CANCELLED, ContractState.OTHER_METHOD])


def series_total(contract: Contract, own_yen: int) -> int:
    """Return ``own_yen`` with what was and will be bought for the same need, in yen.

    It holds the planned prices of other sections' purchases: for a check, never for a screen.
    """
    return own_yen + contract.series_yen + _worth(contract, "amount_yen", "planned_price_yen", "estimate_yen")


def series_told(contract: Contract, own_yen: int) -> int:
    """Return the same sum as it may be told: others count by what was signed, else by what was expected."""
    return own_yen + contract.series_yen + _worth(contract, "amount_yen", "estimate_yen")


def _worth(contract: Contract, *columns: str) -> int:
    others = series_of(contract).annotate(worth=Coalesce(*columns)).order_by("pk")
    return sum(others.values_list("worth", flat=True))


def notice_due() -> QuerySet[Contract]:
    """Return the contracts that are made and not yet published."""
    return Contract.objects.filter(state__in=NOTICE_DUE, post_on=None).order_by("post_due_on", "pk")


def days_to_publish(contract: Contract, today: date) -> int | None:
    """Return the days left until the publication is due; negative when late; None when nothing is due."""
    if contract.post_on or not contract.post_due_on:
        return None
    return (contract.post_due_on - today).days


def public_notices() -> QuerySet[Notice]:
    """Return the publications as the public sees them, the current edition of each, newest first."""
    rows = Notice.objects.filter(current=True).select_related(
        "contract__body", "contract__unit", "contract__organisation", "contract__certification"
    )
    inner = [f"contract__{name}" for name in PUBLIC_CONTRACT]
    joined = [
        "contract__body__name",
        "contract__body__name_en",
        "contract__body__corporate_number",
        "contract__body__lg_code",
        "contract__unit__name",
        "contract__unit__name_en",
        "contract__unit__contact",
        "contract__organisation__name",
        "contract__organisation__name_en",
        "contract__organisation__corporate_number",
        "contract__certification__code",
        "contract__certification__number",
        "contract__certification__product_name",
        "contract__certification__product_name_en",
    ]
    own = [field.attname for field in Notice._meta.concrete_fields]
    return rows.only(*own, *inner, *joined).order_by("-published_on", "-pk")


def shown_to_operator() -> Q:
    """The purchases an operator sees: those that were published before the contract."""
    return Q(pre_on__isnull=False)
