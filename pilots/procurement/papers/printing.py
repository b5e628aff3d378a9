"""Printing the papers of a purchase: one, or the whole set in a zip."""

import io
import zipfile
from dataclasses import replace

from django.conf import settings
from django.utils import translation

from colab.core import clock
from colab.core.ui import documents
from pilots.procurement.models import Contract

from .shelf import PaperKind, ready

FORMATS = {"docx": documents.DOCX, "pdf": "application/pdf"}
EPOCH = (1980, 1, 1, 0, 0, 0)


def printed(contract: Contract, kind: PaperKind, form: str) -> tuple[str, bytes]:
    """Return (name, bytes) of a paper as "docx" or "pdf"; its words are Japanese, whatever the reader's language."""
    with translation.override("ja"):
        paper = kind.write(contract)
        foot = f"{contract.body.name}　{contract.subject_name}　{paper.name}"
        paper = replace(paper, foot=("架空のデモデータ　" if settings.DEMO_MODE else "") + foot)
    name = f"{paper.name}_{contract.code or contract.key}.{form}"
    if form == "docx":
        return name, documents.to_docx(paper)
    return name, documents.to_pdf(paper, moment=contract.state_since or clock.now())


def packed(contract: Contract) -> bytes:
    """Return a zip with every ready paper in both formats, numbered in the order they are needed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, kind in enumerate(ready(contract), start=1):
            for form in FORMATS:
                name, data = printed(contract, kind, form)
                archive.writestr(zipfile.ZipInfo(f"{number:02}_{name}", EPOCH), data)
    return out.getvalue()
