"""The mails of the demo, which go nowhere but into files."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

from django.conf import settings

SHOWN = 30
RULE = b"-" * 79


@dataclass(frozen=True)
class Letter:
    """One mail: whom it is to, what it says."""

    to: str
    subject: str
    date: str
    text: str


def newest(limit: int = SHOWN) -> list[Letter]:
    """Return the newest mails first; none where mails leave by SMTP."""
    folder = Path(getattr(settings, "EMAIL_FILE_PATH", "") or "/nowhere")
    found: list[Letter] = []
    for path in sorted(folder.glob("*.log"), key=lambda each: each.stat().st_mtime, reverse=True):
        found += [_letter(part) for part in reversed(_parts(path.read_bytes()))]
        if len(found) >= limit:
            break
    return found[:limit]


def _parts(text: bytes) -> list[bytes]:
    return [part.strip() for part in text.split(b"\n" + RULE + b"\n") if part.strip()]


def _letter(raw: bytes) -> Letter:
    mail = message_from_bytes(raw, policy=policy.default)
    body = mail.get_body(preferencelist=("plain",))
    text = body.get_content() if body else ""
    return Letter(mail["to"] or "", mail["subject"] or "", mail["date"] or "", text)
