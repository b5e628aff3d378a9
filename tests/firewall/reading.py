"""Everything an answer tells: its status line, its headers, its body, and what is inside a body that is packed."""

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.http import HttpResponse

STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
CHANGING = re.compile(r'(name="csrfmiddlewaretoken" value=|nonce=|name="page" value=)"[^"]*"|csrf=[^;]*'
                      r"|(?:Last-Modified|Expires|X-Request-ID): [^\n]*")  # fmt: skip
"""What is new in every answer: tokens against forged requests, the mark of a page that was opened, the time of day, the
id of a request."""


def everything(response: HttpResponse) -> str:
    """Return the answer as text."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = "\n".join(f"{name}: {value}" for name, value in sorted(response.headers.items()))
    return f"{response.status_code}\n{headers}\n{_text(body)}"


def stable(text: str) -> str:
    """Return the text without what differs between two answers to the same question."""
    return CHANGING.sub(r"\1", text)


def _text(body: bytes) -> str:
    if body.startswith(b"PK"):
        return _unzipped(body)
    if body.startswith(b"%PDF"):
        return body.decode(errors="replace") + "".join(_inflated(part) for part in STREAM.findall(body))
    return body.decode(errors="replace")


def _unzipped(body: bytes) -> str:
    try:
        with ZipFile(BytesIO(body)) as archive:
            return "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    except BadZipFile:
        return body.decode(errors="replace")


def _inflated(part: bytes) -> str:
    try:
        return zlib.decompress(part).decode(errors="replace")
    except zlib.error:
        return ""
