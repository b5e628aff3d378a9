"""Printed papers: a template of ours, data as JSON, embedded fonts, and a code that leads to a page."""

import io
import json
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import segno
import typst

FONT_PACKAGES = ("matplotlib_fontja", "rinoh_typeface_notosanscjk")


def fonts() -> list[str]:
    """Return the folders of the fonts papers are printed with: IPAexGothic, and Noto Sans CJK JP for rarer characters.

    The second has the characters of names that lie outside the first (𠮷 in 𠮷田). The packages are not loaded.
    """
    places = {name: Path(find_spec(name).submodule_search_locations[0]) for name in FONT_PACKAGES}
    return [str(places["matplotlib_fontja"] / "fonts"), str(places["rinoh_typeface_notosanscjk"])]


def qr_svg(address: str) -> str:
    """Return a code that leads to ``address``, as SVG."""
    code = io.BytesIO()
    segno.make(address, error="m").save(code, kind="svg", border=1, scale=4)
    return code.getvalue().decode()


def print_pdf(template: Path, data: dict[str, Any], *, qr: str, moment: datetime, archive: bool = False) -> bytes:
    """Return the paper as PDF, the same bytes for the same arguments.

    template: a ``.typ`` file that reads ``sys.inputs.data`` (JSON) and ``sys.inputs.qr`` (the address ``qr`` as SVG).
    moment: the paper's own time, never the time of printing. archive: as PDF/A-2b, which raises ``typst.TypstError``
    where no font has a character; without it such a character is printed as an empty box.
    """
    return typst.compile(
        template.read_bytes(),
        font_paths=fonts(),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="a-2b" if archive else [],
        timestamp=int(moment.timestamp()),
        sys_inputs={"data": json.dumps(data), "qr": qr_svg(qr)},
    )
