"""The virus scanner."""

import io

from django.conf import settings

from colab.core.files.scanner import EICAR, ask_clamd

from .finding import Finding, State

VARIABLE = "CLAMD_URL"
ADVICE = "Is clamd up and listening on TCP? tcp://host:3310. Uploads wait unscanned until it answers."


def probe() -> Finding:
    """Have clean bytes and the standard test file looked at."""
    if not settings.CLAMD_URL:
        return Finding(State.EMBEDDED, "content checks only", "For real: clamd in CLAMD_URL.")
    if ask_clamd(io.BytesIO(b"clean"), settings.CLAMD_URL):
        return Finding(State.FAIL, "clean bytes are taken for malware", ADVICE)
    if not ask_clamd(io.BytesIO(EICAR), settings.CLAMD_URL):
        return Finding(State.WARN, "the test file is not found", "Has the scanner its signatures? freshclam")
    return Finding(State.OK, "clean passes, the test file is found")
