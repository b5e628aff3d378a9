"""A pitch as it is read: facts by section, from the columns, the working words or a snapshot."""

from datetime import date
from typing import Any

from colab.core.organisations.enums import OrganisationKind, Stage
from colab.core.organisations.models import Organisation
from colab.core.ui.format import day, yen

from .content import PARTS
from .enums import FileItem, PublishScope
from .models import Pitch

NOT_JUDGED = ("publicity",)
"""Parts of the form that are no matter of judging."""


def shown(name: str, value: Any) -> Any:
    """Return one plain value as a reader wants it."""
    if value in (None, "", False):
        return ""
    if name.endswith("_yen"):
        return yen(value)
    if name == "on_sale_since":
        return day(date.fromisoformat(value))
    if name == "product_stage":
        return Stage(value).label
    if name == "publish_scope":
        return PublishScope(value).label
    return "✓" if value is True else value


def parts(
    words: dict[str, Any], *, leave_out: tuple[str, ...] = (), corrections: list[dict] | None = None
) -> list[dict]:
    """Return the sections with (label, value) pairs; empty sections are left out.

    corrections: of ``correcting.shown``; each stands in the section of its field, beside the original.
    """
    made = []
    for part in PARTS:
        if part.code in leave_out:
            continue
        items = [(Pitch._meta.get_field(name).verbose_name, shown(name, words.get(name))) for name in part.fields]
        items = [(label, value) for label, value in items if value != ""]
        if items:
            beside = [each for each in corrections or [] if each["field"] in part.fields]
            made.append({"code": part.code, "title": part.title, "items": items, "corrections": beside})
    return made


def organisation_items(data: dict[str, Any]) -> list[tuple]:
    """Return (label, value) pairs of an organisation frozen in a snapshot."""
    made = []
    for name, value in data.items():
        if value in (None, "", False):
            continue
        if name == "kind":
            value = OrganisationKind(value).label
        elif name.endswith("_yen"):
            value = yen(value)
        elif name.endswith("_on"):
            value = day(date.fromisoformat(value))
        made.append((Organisation._meta.get_field(name).verbose_name, "✓" if value is True else value))
    return made


def file_lines(lines: list[dict]) -> list[dict]:
    """Return the files of a snapshot with their item in words."""
    return [line | {"item_label": FileItem(line["item"]).label} for line in lines]
