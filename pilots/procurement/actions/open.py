"""Begin a purchase."""

from typing import Any

from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.clock import FiscalYear
from colab.core.organisations.models import Unit
from pilots.certification.enums import ProductKind
from pilots.certification.models import Certification
from pilots.procurement.enums import Kind
from pilots.procurement.models import Contract


def open_purchase(*, actor: Actor, unit: Unit, certification: Certification | None = None, **columns: Any) -> Contract:
    """State a section's need and return the purchase.

    Checks that the actor works in the section, fills in what the certification says, and writes the first entry of the
    chain, linked to the certification's. Raises ``Refused``.
    """
    if unit.pk not in actor.grants.units("section", "head"):
        raise lifecycle.NotAllowed
    values = {"fiscal_year": FiscalYear.current().year, "unit": unit, "body": unit.body}
    if certification is not None:
        values |= from_certification(certification)
    contract = Contract(**(values | columns))
    links = [lifecycle.ref(certification)] if certification else []
    payload = {"subject": contract.subject_name, "kind": contract.kind, "fiscal_year": contract.fiscal_year}
    return lifecycle.create(contract, actor=actor, payload=payload, links=links)


def from_certification(certification: Certification) -> dict[str, Any]:
    """Return the columns of a purchase that the certification fills."""
    service = certification.kind == ProductKind.SERVICE
    return {
        "certification": certification,
        "organisation": certification.organisation,
        "item_name": certification.product_name,
        "subject_name": certification.product_name,
        "subject_name_en": certification.product_name_en,
        "kind": Kind.SERVICE if service else Kind.GOODS_PURCHASE,
        "kind_reason": certification.kind_reason,
    }
