"""What the publications say: the items asked for by the body's rule."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colab.core.law import practice
from colab.core.lifecycle import Move
from pilots.procurement import rules
from pilots.procurement.enums import NoticeKind

KIND_OF = {
    "publish_forecast": NoticeKind.FORECAST,
    "publish_pre": NoticeKind.PRE,
    "publish_post": NoticeKind.POST,
}
FROM_CONTRACT = {
    "contract_on": "signed_on",
    "period": "period_to",
    "place": "place",
    "amount": "amount_yen",
    "party": "organisation_id",
    "reason": "reason",
}


def missing_items(move: Move) -> list[str]:
    """Return the names of the items that the publication would lack."""
    wanted = rules.notice_items(move.subject.body, KIND_OF[move.verb], move.fact_on)
    return [str(label) for name, label in wanted if not _said(move, name)]


def _said(move: Move, name: str) -> bool:
    return bool(move.facts.get(name) or getattr(move.subject, FROM_CONTRACT.get(name, ""), None))


def _found(move: Move) -> str:
    missing = missing_items(move)
    return _("Missing: %(names)s") % {"names": ", ".join(missing)} if missing else ""


@practice(
    "contract.notice_items",
    gettext_lazy("The publication says everything the body's rule on publications asks for."),
    next_step=gettext_lazy("Fill in the items; period and place stand in the need."),
    source=gettext_lazy("body's rule (setting example)"),
    asks_facts=True,
    found=_found,
)
def notice_complete(move: Move) -> bool:
    """規則で定める手続: the items of the three publications differ from body to body."""
    return not missing_items(move)
