"""Which papers a pilot has by now, and printing one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.ui import documents
from colab.core.ui.documents import Paper
from pilots.trials.enums import REPORTED
from pilots.trials.models import Pilot

from .plan import plan
from .result import result

FORMATS = {"docx": documents.DOCX, "pdf": "application/pdf"}


@dataclass(frozen=True)
class PaperKind:
    """A paper: its name in addresses, its name on the page, how it is written, and from when on it makes sense."""

    slug: str
    label: Any
    write: Callable[[Pilot], Paper]
    wanted: Callable[[Pilot], bool] = lambda pilot: True


SHELF = (
    PaperKind("plan", _("Plan of the pilot (実証計画書)"), plan),
    PaperKind("result", _("Evaluation of the pilot (実証評価書)"), result, lambda pilot: pilot.state in REPORTED),
)


def ready(pilot: Pilot) -> list[PaperKind]:
    """Return the papers that make sense for the pilot as it stands."""
    return [kind for kind in SHELF if kind.wanted(pilot)]


def printed(pilot: Pilot, kind: PaperKind, form: str) -> tuple[str, bytes]:
    """Return (name, bytes) of a paper as "docx" or "pdf"; its words are Japanese, whatever the reader's language."""
    with translation.override("ja"):
        paper = kind.write(pilot)
        foot = f"{pilot.unit.body.name}　{pilot.title}　{paper.name}"
        paper = replace(paper, foot=("架空のデモデータ　" if settings.DEMO_MODE else "") + foot)
    name = f"{paper.name}_{pilot.code or pilot.key}.{form}"
    if form == "docx":
        return name, documents.to_docx(paper)
    return name, documents.to_pdf(paper, moment=pilot.state_since or clock.now())
