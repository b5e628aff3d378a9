"""Two versions of a pitch side by side: field by field, with what was put in and taken out marked."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from colab.core.organisations.models import Organisation

from . import reading, values
from .content import DECLARATIONS, WORD_FIELDS
from .enums import FileItem, RevisionKind
from .models import Pitch, Submission

TOKEN = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
"""Words of Latin letters and numbers as a whole; Japanese, which has no spaces, sign by sign."""
ISLAND = 2
"""Fewer equal signs than this between two changes are read as part of the change."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text: the same in both ("same"), only in the earlier ("out"), only in the later one ("in")."""

    kind: str
    text: str


def pieces(old: str, new: str) -> list[Piece]:
    """Return the two texts as one row of pieces."""
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    made: list[tuple[str, str]] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        left, right = "".join(before[a:b]), "".join(after[c:d])
        island = tag == "equal" and made and len(left) < ISLAND and d < len(after) and b < len(before)
        made.append((None, left) if tag == "equal" and not island else (left, right))
    return _joined(made)


def _joined(rows: list[tuple]) -> list[Piece]:
    """Put neighbouring changes together: first all that went out, then all that came in."""
    found: list[Piece] = []
    out = into = ""
    for left, right in [*rows, (None, "")]:
        if left is not None:
            out, into = out + left, into + right
            continue
        if out:
            found.append(Piece("out", out))
        if into:
            found.append(Piece("in", into))
        out = into = ""
        if right:
            found.append(Piece("same", right))
    return found


@dataclass(frozen=True)
class Version:
    """One state of the words; of what was handed in also the organisation and the files."""

    code: str
    data: dict[str, Any]
    organisation: dict[str, Any] | None = None
    files: list[dict[str, Any]] | None = None
    at: Any = None
    number: int = 0


def of_submission(submission: Submission) -> Version:
    """Return a version that was handed in."""
    return Version(
        f"s{submission.number}",
        submission.data,
        submission.organisation,
        submission.files,
        submission.at,
        submission.number,
    )


def of_working(pitch: Pitch) -> Version:
    """Return what the team has typed by now."""
    return Version("now", values.current(pitch), at=pitch.edited_at)


def of_revision(pitch: Pitch, number: int) -> Version | None:
    """Return the words as they were after saved change ``number``, by going back from what is there now."""
    found = pitch.revisions.filter(number=number, kind=RevisionKind.SAVED).first()
    if found is None:
        return None
    words = values.current(pitch)
    for row in pitch.revisions.filter(number__gt=number, kind=RevisionKind.SAVED).order_by("-number", "-pk"):
        words |= {name: change["old"] for name, change in row.changes.items()}
    return Version(f"r{number}", words, at=found.at, number=number)


def _text(name: str, value: Any) -> str:
    return str(reading.shown(name, value))


def words(old: Version, new: Version) -> list[dict[str, Any]]:
    """Return the fields that differ: label and pieces."""
    made = []
    for name in (*WORD_FIELDS, *DECLARATIONS):
        if name not in old.data or name not in new.data or old.data[name] == new.data[name]:
            continue
        label = Pitch._meta.get_field(name).verbose_name
        made.append({"label": label, "pieces": pieces(_text(name, old.data[name]), _text(name, new.data[name]))})
    return made


def organisation(old: Version, new: Version) -> list[dict[str, Any]]:
    """Return the columns of the organisation that differ between two versions handed in."""
    if old.organisation is None or new.organisation is None:
        return []
    before, after = (dict(reading.organisation_items(each.organisation)) for each in (old, new))
    labels = [Organisation._meta.get_field(name).verbose_name for name in new.organisation]
    return [
        {"label": label, "pieces": pieces(str(before.get(label, "")), str(after.get(label, "")))}
        for label in labels
        if before.get(label) != after.get(label)
    ]


def files(old: Version, new: Version) -> list[dict[str, Any]]:
    """Return the files that came or went, by content: the same bytes under another name are the same file."""
    if old.files is None or new.files is None:
        return []
    made = []
    for kind, here, there in (("out", old.files, new.files), ("in", new.files, old.files)):
        known = {(line["item"], line["sha256"]) for line in there}
        for line in here:
            if (line["item"], line["sha256"]) not in known:
                made.append({"kind": kind, "name": line["name"], "item": FileItem(line["item"]).label})
    return made
