"""What a case does not show, and why: one list for the page, the exported case and the OCDS data."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from .reach import Case


@dataclass(frozen=True)
class Withheld:
    """One kind of data kept back: its name in data, what it is, why, and the machine it belongs to."""

    field: str
    what: Any
    why: Any
    machine: str = ""

    def as_json(self) -> dict[str, str]:
        """Return it in both languages, as data give it."""
        with override("ja"):
            said = {"field": self.field, "what": str(self.what), "why": str(self.why)}
        with override("en"):
            return said | {"what_en": str(self.what), "why_en": str(self.why)}


KEPT_BACK = (
    Withheld(
        "contract.planned_price",
        _("Planned price"),
        _("kept secret by the body’s rules for purchases of the same kind"),
        "contract",
    ),
    Withheld(
        "contract.papers",
        _("Quotation, specification and papers of the decision"),
        _("they hold trade secrets; the body’s disclosure procedure is open to everybody"),
        "contract",
    ),
    Withheld(
        "certification.experts",
        _("Names of the experts heard, and their words"),
        _("so that they can speak freely; the law asks that they are heard, and the number is public"),
        "certification",
    ),
    Withheld(
        "certification.plan",
        _("The operator’s implementation plan"),
        _("it holds trade secrets; its hash is in the certificate"),
        "certification",
    ),
    Withheld(
        "pilot.readings",
        _("Single readings of the pilot"),
        _("they could be traced to persons; means, n and verdict are public"),
        "pilot",
    ),
    Withheld(
        "pitch.content",
        _("The adopted pitch and its files"),
        _("they belong to the team; their hashes are public"),
        "pitch",
    ),
    Withheld(
        "pitch.marks",
        _("Single marks of judges"),
        _("so that judges can mark freely; criteria and reasons are public"),
        "challenge",
    ),
    Withheld(
        "pitch.others",
        _("Names of teams that were not chosen"),
        _("unless they agreed to be named"),
        "challenge",
    ),
    Withheld(
        "question.asker",
        _("Who asked a question"),
        _("so that questions are asked; the answers are for all"),
        "challenge",
    ),
    Withheld("person", _("Personal data"), _("protected by law")),
)


def withheld(case: Case) -> list[Withheld]:
    """Return what is not shown of this case."""
    return [row for row in KEPT_BACK if not row.machine or row.machine in case.subjects]
