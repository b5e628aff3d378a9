"""What may be uploaded for which purpose, declared by the rooms."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from colab.core.files.kinds import KINDS

KINDS_IMAGE = ("png", "jpg", "webp")
KINDS_DOCUMENT = ("pdf", "docx", "xlsx", "pptx", "csv", "txt", "md")
KINDS_ALL = (*KINDS_DOCUMENT, *KINDS_IMAGE)


@dataclass(frozen=True)
class Purpose:
    """Limits of one purpose; `rule` is the access rule of the subject's model that lets a person read such files."""

    code: str
    label: str
    max_mb: int
    max_count: int
    types: tuple[str, ...]
    rule: str

    @property
    def max_bytes(self):
        """Return the size limit in bytes."""
        return self.max_mb * 1024 * 1024

    @property
    def accept(self):
        """Return the value of the `accept` attribute: a help for the picker, never a check."""
        return ",".join(f".{suffix}" for kind in self.types for suffix in KINDS[kind].suffixes)

    @property
    def kinds_words(self):
        """Return the allowed kinds as people write them."""
        return ", ".join(KINDS[kind].word for kind in self.types)


_purposes: dict[str, Purpose] = {}
_FALLBACK = Purpose("", _("File"), 20, 10, KINDS_ALL, "read_files")


def purpose(code, label, *, max_mb=20, max_count=10, types=KINDS_ALL, rule="read_files"):
    """Declare a purpose (at start-up, in the room's `access.py` or `notices.py`); returns it.

    max_mb: per file. max_count: per subject and purpose. types: names out of `files.KINDS_ALL`.
    """
    if unknown := set(types) - set(KINDS):
        raise ValueError(f"unknown kinds of file: {sorted(unknown)}")
    _purposes[code] = Purpose(code, label, max_mb, max_count, tuple(types), rule)
    return _purposes[code]


def limits(code):
    """Return the Purpose; LookupError when no room declared it."""
    try:
        return _purposes[code]
    except KeyError:
        raise LookupError(f"no room declared the file purpose {code!r}") from None


def rule_of(code):
    """Return the access rule for files of a purpose, also of one that is no longer declared."""
    return _purposes.get(code, _FALLBACK).rule


def label_of(code):
    """Return the purpose in words."""
    return _purposes.get(code, _FALLBACK).label
