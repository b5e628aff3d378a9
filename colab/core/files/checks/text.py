"""Plain text: readable, no binary in disguise."""

from django.utils.translation import gettext_lazy as _

from colab.core.files.rejected import Rejected

BINARY = (b"%PDF", b"PK\x03\x04", b"MZ", b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0", b"Rar!")
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def looks_like_text(head):
    """Return whether the first bytes could be text."""
    return not head.startswith((*BINARY, *UTF16)) and b"\x00" not in head


def check(file):
    """Refuse text that is neither UTF-8 nor Shift_JIS (the two that Japanese offices write)."""
    file.seek(0)
    data = file.read()
    for encoding in ("utf-8-sig", "cp932"):
        try:
            if "\x00" in data.decode(encoding):
                break
        except UnicodeDecodeError:
            continue
        return {"encoding": encoding}
    raise Rejected("text_encoding", _("The text cannot be read. Save it as UTF-8 and upload it again."))
