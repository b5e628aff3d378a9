"""Which papers there are, and from which step on each can be filled in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from colab.core.ui.documents import Paper
from pilots.procurement.models import Contract

from . import after, deciding, publishing


@dataclass(frozen=True)
class PaperKind:
    """A paper: its name in addresses, its name on the page, how it is written, and what must be there before."""

    slug: str
    label: Any
    write: Callable[[Contract], Paper]
    wanted: Callable[[Contract], Any] = lambda contract: True


SHELF = (
    PaperKind("forecast", _("Forecast (発注見通し)"), partial(publishing.notice, kind="forecast")),
    PaperKind("checks", _("Table of checks (契約方法確認表)"), deciding.checks),
    PaperKind("before", _("Publication before (契約締結前の公表)"), partial(publishing.notice, kind="pre")),
    PaperKind("draft", _("Draft for decision (起案)"), deciding.draft),
    PaperKind("reasons", _("Reasons for the negotiated contract (随意契約理由書)"), deciding.reasons),
    PaperKind(
        "after", _("Publication after (契約締結状況)"), partial(publishing.notice, kind="post"), lambda c: c.signed_on
    ),
    PaperKind("inspection", _("Record of the inspection (検査調書)"), after.inspection, lambda c: c.signed_on),
    PaperKind("evaluation", _("Evaluation (評価書)"), after.evaluation, lambda c: c.delivered_on),
)


def shelf() -> tuple[PaperKind, ...]:
    """Return all papers in the order they are needed."""
    return SHELF


def ready(contract: Contract) -> list[PaperKind]:
    """Return the papers that make sense for the purchase as it stands; none where another method was taken."""
    if contract.method != "4":
        return []
    return [kind for kind in SHELF if kind.wanted(contract)]
