"""The one allow-list: a kind is accepted when its extension and its content agree and its check passes."""

from collections.abc import Callable
from dataclasses import dataclass

from colab.core.files.checks import images, office, pdf, text

OOXML = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class Kind:
    """One kind of file. `check(file) -> dict` raises Rejected; it returns facts worth keeping (number of pages)."""

    code: str
    word: str
    content_type: str
    suffixes: tuple[str, ...]
    magic: Callable[[bytes], bool]
    check: Callable
    inline: bool = False


def _starts(*prefixes):
    return lambda head: head.startswith(prefixes)


_zip = _starts(b"PK\x03\x04")
_LIST = [
    # Some writers put a few bytes before the header; readers accept it within the first kilobyte.
    Kind("pdf", "PDF", "application/pdf", ("pdf",), lambda head: b"%PDF-" in head[:1024], pdf.check, inline=True),
    Kind("png", "PNG", "image/png", ("png",), _starts(b"\x89PNG\r\n\x1a\n"), images.checker("PNG"), inline=True),
    Kind("jpg", "JPEG", "image/jpeg", ("jpg", "jpeg"), _starts(b"\xff\xd8\xff"), images.checker("JPEG"), inline=True),
    Kind(
        "webp",
        "WebP",
        "image/webp",
        ("webp",),
        lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP",
        images.checker("WEBP"),
        inline=True,
    ),
    Kind("docx", "Word", f"{OOXML}wordprocessingml.document", ("docx",), _zip, office.checker("word/document.xml")),
    Kind("xlsx", "Excel", f"{OOXML}spreadsheetml.sheet", ("xlsx",), _zip, office.checker("xl/workbook.xml")),
    Kind(
        "pptx",
        "PowerPoint",
        f"{OOXML}presentationml.presentation",
        ("pptx",),
        _zip,
        office.checker("ppt/presentation.xml"),
    ),
    Kind("csv", "CSV", "text/csv", ("csv",), text.looks_like_text, text.check),
    Kind("txt", "TXT", "text/plain", ("txt",), text.looks_like_text, text.check),
    Kind("md", "Markdown", "text/markdown", ("md",), text.looks_like_text, text.check),
]
KINDS = {kind.code: kind for kind in _LIST}
BY_SUFFIX = {suffix: kind for kind in _LIST for suffix in kind.suffixes}
VIDEO = frozenset({"mp4", "mov", "avi", "mkv", "webm", "wmv"})
