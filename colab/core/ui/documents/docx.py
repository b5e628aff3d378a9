"""A paper as WordprocessingML (ISO/IEC 29500, transitional): six small parts in a zip, the same bytes each time."""

import io
import re
import zipfile
from xml.sax.saxutils import escape

from .blocks import WIDTH, Facts, Heading, Line, Note, PageBreak, Paper, Table
from .parts import CONTENT_TYPES, DOCUMENT_RELS, RELS, STYLES, core_properties

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TWIPS = 56.6929
"""Twentieths of a point in a millimetre."""
NOT_XML = re.compile("[^\t\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
EPOCH = (1980, 1, 1, 0, 0, 0)


def to_docx(paper: Paper) -> bytes:
    """Return the paper as a DOCX file, A4 upright, with the foot on every page."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELS,
        "docProps/core.xml": core_properties(paper.title),
        "word/document.xml": _document(paper),
        "word/_rels/document.xml.rels": DOCUMENT_RELS,
        "word/styles.xml": STYLES,
        "word/footer1.xml": _part("ftr", _paragraph(paper.foot, style="Foot", align="center")),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), text.encode())
    return out.getvalue()


def _document(paper: Paper) -> str:
    body = [_paragraph(paper.title, style="Title", align="center")] if paper.title else []
    for block in paper.blocks:
        body.append(_BLOCKS[type(block)](block))
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1247" w:bottom="1134" w:left="1247" '
        'w:header="567" w:footer="567" w:gutter="0"/>'
        "</w:sectPr>"
    )
    return _part("document", f"<w:body>{''.join(body)}{section}</w:body>")


def _part(root: str, inner: str) -> str:
    rel = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {NS} {rel}>{inner}</w:{root}>'


def _paragraph(text: str, *, style: str = "", align: str = "", indent: bool = False, bold: bool = False) -> str:
    props = f'<w:pStyle w:val="{style}"/>' if style else ""
    props += '<w:ind w:firstLineChars="100" w:firstLine="210"/>' if indent else ""
    props += f'<w:jc w:val="{align}"/>' if align and align != "left" else ""
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{_text(line)}</w:t>' for line in str(text).split("\n"))
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}<w:r>{run}{lines}</w:r></w:p>"


def _text(words: str) -> str:
    """Escape, and leave out what XML 1.0 cannot hold."""
    return escape(NOT_XML.sub("", words))


def _table(rows, widths, *, head: bool = False, height: int = 0, first_is_head: bool = False) -> str:
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    lines = []
    for number, row in enumerate(rows):
        cells = "".join(
            _cell(text, width, shaded=(head and number == 0) or (first_is_head and place == 0))
            for place, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        props = f'<w:trHeight w:val="{_twips(height)}"/>' if height and not (head and number == 0) else ""
        props += "<w:tblHeader/>" if head and number == 0 else ""
        lines.append(f"<w:tr><w:trPr><w:cantSplit/>{props}</w:trPr>{cells}</w:tr>")
    total = f'<w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/>'
    props = f'<w:tblPr><w:tblStyle w:val="Ruled"/>{total}<w:tblLayout w:type="fixed"/></w:tblPr>'
    gap = '<w:p><w:pPr><w:spacing w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>'
    return f"<w:tbl>{props}<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>{gap}"


def _cell(text: str, width: int, *, shaded: bool) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/>' if shaded else ""
    props = f'<w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/>{shade}</w:tcPr>'
    return f"<w:tc>{props}{_paragraph(text, style='Cell')}</w:tc>"


def _twips(millimetres: float) -> int:
    return round(millimetres * TWIPS)


_BLOCKS = {
    Heading: lambda block: _paragraph(block.text, style="Heading1"),
    Line: lambda block: _paragraph(block.text, align=block.align, indent=block.indent, bold=block.bold),
    Note: lambda block: _paragraph(block.text, style="Note"),
    Facts: lambda block: _table(block.rows, (block.term_width, WIDTH - block.term_width), first_is_head=True),
    Table: lambda block: _table(block.rows, block.widths, head=block.head, height=block.height),
    PageBreak: lambda block: '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
}
