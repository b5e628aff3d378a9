"""Corrections as they are shown: what stood there, what stands there now."""

from django.utils.translation import gettext as _

from challenges.challenges.enums import BudgetRoute
from challenges.challenges.models import Challenge
from challenges.pages.fields import BY_NAME
from colab.core.organisations.enums import Area
from colab.core.ui.format import yen


def shown_corrections(challenge: Challenge) -> list[dict]:
    """Return the corrections, newest first, each with its changes as (label, old, new)."""
    return [
        {"correction": correction, "changes": [_shown(change) for change in correction.changes]}
        for correction in challenge.corrections.order_by("-number")
    ]


def _shown(change: dict) -> dict:
    name = change["field"]
    if name in BY_NAME:
        label = str(BY_NAME[name].label)
        if change.get("language") == "en":
            label = _("%(field)s (English)") % {"field": label}
    else:
        label = str(Challenge._meta.get_field(name).verbose_name)
    return {"label": label, "old": _value(name, change["old"]), "new": _value(name, change["new"])}


def _value(name: str, value) -> str:
    if name == "areas":
        names = dict(Area.choices)
        return "、".join(str(names.get(area, area)) for area in value or [])
    if name == "budget_route":
        return str(dict(BudgetRoute.choices).get(value, value))
    if name.endswith("_yen"):
        return yen(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "" if value is None else str(value)
