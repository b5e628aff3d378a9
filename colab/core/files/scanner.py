"""The scanner: clamd when CLAMD_URL is set, else only a look for the standard test file."""

import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings

CHUNK = 1 << 16
TIMEOUT = 60
# Kept in two pieces, so that scanners do not take this source file for the test file.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Unreachable(Exception):
    """The scanner cannot be asked now."""


def find_malware(blob):
    """Return the name of what was found, or an empty string. Raises Unreachable."""
    with blob.open("rb") as file:
        if settings.CLAMD_URL:
            return ask_clamd(file, settings.CLAMD_URL)
        tail = b""
        while chunk := file.read(CHUNK):
            if EICAR in tail + chunk:
                return "EICAR"
            tail = chunk[-len(EICAR) :]
    return ""


def ask_clamd(file, url):
    """Stream a file to clamd (INSTREAM: length-prefixed chunks, an empty one ends) and return what it found."""
    address = urlsplit(url)
    try:
        with socket.create_connection((address.hostname, address.port or 3310), timeout=TIMEOUT) as link:
            link.sendall(b"zINSTREAM\0")
            while chunk := file.read(CHUNK):
                link.sendall(struct.pack("!I", len(chunk)) + chunk)
            link.sendall(struct.pack("!I", 0))
            answer = _read_all(link)
    except OSError as error:
        raise Unreachable(f"clamd: {error}") from error
    return _understand(answer)


def _read_all(link):
    parts = []
    while part := link.recv(4096):
        parts.append(part)
        if part.endswith(b"\0"):
            break
    return b"".join(parts).rstrip(b"\0\n").decode("utf-8", "replace")


def _understand(answer):
    if answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    if answer.endswith(": OK"):
        return ""
    # Size limit, database being loaded: not a verdict, and no verdict is not "clean".
    raise Unreachable(f"clamd: {answer or 'no answer'}")
