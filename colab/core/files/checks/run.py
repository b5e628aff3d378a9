"""All checks of one upload, in the order cheap to dear."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from colab.core.files.kinds import BY_SUFFIX, VIDEO, Kind
from colab.core.files.rejected import Rejected


@dataclass
class Checked:
    """What the checks found out about an upload."""

    name: str
    kind: Kind
    size: int
    sha256: str
    facts: dict = field(default_factory=dict)


def examine(upload, purpose):
    """Check one uploaded file against its purpose's limits; returns Checked or raises Rejected with its name."""
    name = clean_name(upload.name)
    try:
        kind = _kind(name, upload, purpose)
        facts = kind.check(upload)
    except Rejected as rejected:
        rejected.name = name
        raise
    digest = hashlib.sha256()
    upload.seek(0)
    while chunk := upload.read(1 << 20):
        digest.update(chunk)
    upload.seek(0)
    return Checked(name, kind, upload.size, digest.hexdigest(), facts)


def _kind(name, upload, purpose):
    kind = check_limits(PurePosixPath(name).suffix, upload.size, purpose)
    upload.seek(0)
    if not kind.magic(upload.read(4096)):
        raise Rejected("wrong_kind", _("The content is not what the name's ending says."))
    return kind


def check_limits(suffix, size, purpose):
    """Return the kind that an ending and a size (bytes) promise; raises Rejected. The content is judged elsewhere."""
    suffix = suffix.lstrip(".").lower()
    kind = BY_SUFFIX.get(suffix)
    if suffix in VIDEO:
        raise Rejected("video", _("Films are not stored here. Put the film on a video site and give its address."))
    if kind is None or kind.code not in purpose.types:
        raise Rejected("kind", _("This kind of file is not accepted here. Accepted: %s.") % purpose.kinds_words)
    if size <= 0:
        raise Rejected("empty", _("The file is empty."))
    if size > purpose.max_bytes:
        words = ngettext_lazy("The file is larger than %d MB.", "The file is larger than %d MB.", purpose.max_mb)
        raise Rejected("size", words % purpose.max_mb)
    return kind


def clean_name(name):
    """Return the name as it is kept and shown: no path, no control or direction characters, at most 150 letters."""
    name = unicodedata.normalize("NFC", str(name or "")).replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(c for c in name if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
    name = re.sub(r"\s+", " ", name).strip(" .") or "file"
    stem, dot, suffix = name.rpartition(".")
    return f"{stem[: 149 - len(suffix)]}.{suffix[:10]}" if dot and stem else name[:150]
