"""The notices of purchases."""

from django.utils.translation import gettext_lazy as _

from colab.core.notices import Category, Kind, register, threads
from colab.core.organisations.queries import holders, members

from . import consequences  # noqa: F401 - start-up imports this module; the consequences hang on the verbs


@register
class ContractMoved(Kind):
    """A purchase took a step."""

    code = "contract.moved"
    label = _("A purchase took a step")
    category = Category.DECISION
    template = "moved"
    mutable = False
    audience = "the operator; the buying section; finance"


def _sides(contract) -> dict:
    team = members(contract.organisation) if contract.organisation else []
    return {"team": team, "section": holders("section", "head", unit=contract.unit)}


threads.register("contract", _sides)
