"""The parts of a DOCX file that do not depend on its words: types, relations, styles."""

from xml.sax.saxutils import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
RELS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
DOCUMENT_RELS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/footer" Target="footer1.xml"/></Relationships>'
)


def core_properties(title: str) -> str:
    """Return the document properties: the title, and that it is Japanese."""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>ja-JP</dc:language></cp:coreProperties>"
    )


def _style(name: str, inner: str, *, kind: str = "paragraph", default: bool = False, based: bool = True) -> str:
    based_on = '<w:basedOn w:val="Normal"/>' if based and kind == "paragraph" else ""
    is_default = ' w:default="1"' if default else ""
    label = {"Heading1": "heading 1"}.get(name, name)
    return (
        f'<w:style w:type="{kind}"{is_default} w:styleId="{name}"><w:name w:val="{label}"/>{based_on}{inner}</w:style>'
    )


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="444444"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 45), ("left", 85), ("bottom", 45), ("right", 85))
)
STYLES = (
    f'{_HEAD}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>'
    '<w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="ＭＳ 明朝"/>'
    f'{_size(10.5)}<w:lang w:val="en-US" w:eastAsia="ja-JP"/></w:rPr></w:rPrDefault><w:pPrDefault>'
    '<w:pPr><w:spacing w:after="60" w:line="320" w:lineRule="atLeast"/></w:pPr></w:pPrDefault></w:docDefaults>'
    + _style("Normal", "", default=True, based=False)
    + _style("Title", f'<w:pPr><w:spacing w:before="120" w:after="240"/></w:pPr><w:rPr>{_size(16)}</w:rPr>')
    + _style(
        "Heading1",
        '<w:pPr><w:keepNext/><w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr>'
        f"<w:rPr><w:b/>{_size(11)}</w:rPr>",
    )
    + _style("Cell", '<w:pPr><w:spacing w:after="0" w:line="280" w:lineRule="atLeast"/></w:pPr>')
    + _style("Note", f"<w:rPr>{_size(9)}</w:rPr>")
    + _style("Foot", f"<w:rPr>{_size(8.5)}</w:rPr>")
    + _style(
        "Ruled",
        f"<w:tblPr><w:tblBorders>{_EDGES}</w:tblBorders><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>",
        kind="table",
    )
    + "</w:styles>"
)
