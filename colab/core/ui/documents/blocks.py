"""What a paper is made of. Words only: no markup is read in them."""

from dataclasses import dataclass, field

WIDTH = 166
"""The width of the text on A4, in millimetres."""


@dataclass(frozen=True)
class Heading:
    """A heading within the paper."""

    text: str


@dataclass(frozen=True)
class Line:
    """A paragraph; ``align`` is left, center or right, ``indent`` moves its first line one character in."""

    text: str
    align: str = "left"
    indent: bool = False
    bold: bool = False


@dataclass(frozen=True)
class Note:
    """A paragraph in small type."""

    text: str


@dataclass(frozen=True)
class Facts:
    """Terms and values in two ruled columns; a value may have several lines."""

    rows: tuple[tuple[str, str], ...]
    term_width: int = 47


@dataclass(frozen=True)
class Table:
    """A ruled table; ``widths`` in millimetres add up to ``WIDTH``, ``height`` is the least of a row (0: as needed)."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    head: bool = True
    height: int = 0


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Paper:
    """A whole paper: its name (file and properties), its blocks, and what stands at the foot of every page."""

    name: str
    title: str
    blocks: tuple = field(default_factory=tuple)
    foot: str = ""
