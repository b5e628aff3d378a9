"""Printed papers: a template of ours, data as JSON, one embedded font, and a code that leads to a page."""

import io
import json
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import segno
import typst


def fonts() -> str:
    """Return the folder of the one font that papers are printed with; the package itself is not loaded."""
    return str(Path(find_spec("matplotlib_fontja").submodule_search_locations[0]) / "fonts")


def qr_svg(address: str) -> str:
    """Return a code that leads to ``address``, as SVG."""
    code = io.BytesIO()
    segno.make(address, error="m").save(code, kind="svg", border=1, scale=4)
    return code.getvalue().decode()


def print_pdf(template: Path, data: dict[str, Any], *, qr: str, moment: datetime, archive: bool = False) -> bytes:
    """Return the paper as PDF, the same bytes for the same arguments.

    template: a ``.typ`` file that reads ``sys.inputs.data`` (JSON) and ``sys.inputs.qr`` (the address ``qr`` as SVG).
    moment: the paper's own time, never the time of printing. archive: as PDF/A-2b, which raises ``typst.TypstError``
    where the font lacks a character; without it such a character is printed as an empty box.
    """
    return typst.compile(
        template.read_bytes(),
        font_paths=[fonts()],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="a-2b" if archive else [],
        timestamp=int(moment.timestamp()),
        sys_inputs={"data": json.dumps(data), "qr": qr_svg(qr)},
    )
