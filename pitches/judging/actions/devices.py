"""Two devices with the same sheet open: what the page had shown is compared with what is kept now."""

import hashlib
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colab.core.lifecycle import Refused
from pitches.judging.models import Sheet

WORDS = ("comment_for_team", "comment_for_panel", "abstained")


class Overtaken(Refused):
    """Another device of the judge was first with some fields; theirs stand, everything else that came is saved."""

    code = "sheet.overtaken"

    def __init__(self, names: list[str], found: dict[str, str]):
        """Take the ``names`` of the fields, and ``found``: label of each → what is kept there now."""
        self.names = names
        each = _("%(label)s: “%(value)s”")
        items = " / ".join(each % {"label": label, "value": value or _("empty")} for label, value in found.items())
        super().__init__(
            _("Changed on another device meanwhile, and standing there now: %(items)s.") % {"items": items},
            next_step=gettext_lazy("If what is typed here is to count, save once more."),
        )


class Unseen(Refused):
    """The sheet would be locked with marks or words that this page has not shown."""

    code = "sheet.unseen"

    def __init__(self):
        super().__init__(
            gettext_lazy("The sheet was changed on another device meanwhile."),
            next_step=gettext_lazy("Read it once more, then lock it."),
        )


def kept(sheet: Sheet | None, criteria: list) -> dict[str, str]:
    """Return every field of the form → what is kept, as text; of a sheet not begun yet everything is empty."""
    given = {mark.criterion_id: mark for mark in sheet.marks.all()} if sheet else {}
    made = {}
    for criterion in criteria:
        mark = given.get(criterion.pk)
        made[f"mark_{criterion.pk}"] = as_text(mark.value if mark else None)
        made[f"comment_{criterion.pk}"] = as_text(mark.comment if mark else "")
    return made | {name: as_text(getattr(sheet, name, "") if sheet else "") for name in WORDS}


def as_text(value: Any) -> str:
    """Return a value as it is compared: nothing, no and empty are the same; line ends are those of a text file."""
    return "" if value is None or value is False else str(value).replace("\r\n", "\n").strip()


def prints(values: dict[str, str]) -> dict[str, str]:
    """Return a short fingerprint of each value, for a page to carry along."""
    return {name: hashlib.sha256(value.encode()).hexdigest()[:12] for name, value in values.items()}


def written(found: dict[str, str]) -> str:
    """Return fingerprints as the page holds them."""
    return " ".join(f"{name}={print_}" for name, print_ in found.items())


def read(text: str) -> dict[str, str] | None:
    """Return what ``written`` wrote; None where the page has sent nothing of it."""
    return dict(pair.partition("=")[::2] for pair in text.split()) or None
