"""A paper as PDF, from the same blocks as the DOCX."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import typst

from colab.core.ui.papers import fonts

from .blocks import Paper

TEMPLATE = Path(__file__).with_name("paper.typ")


def to_pdf(paper: Paper, *, moment: datetime) -> bytes:
    """Return the paper as PDF, the same bytes for the same words; ``moment`` is the paper's own time."""
    blocks = [asdict(block) | {"kind": type(block).__name__} for block in paper.blocks]
    data = {"title": paper.title, "foot": paper.foot, "blocks": blocks}
    return typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=fonts(),
        ignore_system_fonts=True,
        format="pdf",
        timestamp=int(moment.timestamp()),
        sys_inputs={"data": json.dumps(data)},
    )
