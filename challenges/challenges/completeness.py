"""What a challenge needs before it can be answered: a list for the screen, and the guard that asks the same list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from challenges.challenges.models import Challenge


@dataclass(frozen=True)
class Need:
    """One thing that must be filled in: the field it stands in, what to call it, and whether it is there."""

    field: str
    label: Any
    met: Callable[[Challenge], bool]


def _filled(column: str) -> Callable[[Challenge], bool]:
    return lambda challenge: bool(getattr(challenge, column))


NEEDS: list[Need] = [
    Need("title", _("Title"), _filled("title")),
    Need("summary", _("Summary in one sentence"), _filled("summary")),
    Need("areas", _("Field of work"), _filled("areas")),
    Need("field_site", _("Place of the pilot"), _filled("field_site")),
    Need(
        "cost_cap_yen",
        _("Upper limit of the pilot's cost"),
        lambda challenge: challenge.cost_cap_yen is not None or challenge.route == "civic",
    ),
    Need("budget_route", _("Budget after the pilot"), _filled("budget_route")),
    Need("contact", _("Contact"), _filled("contact")),
]
"""The needs of the row; the pages add those of the words."""


def missing(challenge: Challenge) -> list[Need]:
    """Return what is still missing, in the order of the form."""
    return [need for need in NEEDS if not need.met(challenge)]
