"""What was found of one part."""

import logging
import os
import time
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from colab.ops.addresses import HIDDEN, redacted

logger = logging.getLogger(__name__)
SECRETS = ("SECRET", "KEY", "PASSWORD", "TOKEN", "APPS")


class State(StrEnum):
    """How a part is."""

    OK = "ok"
    EMBEDDED = "embedded"  # works, but is the one for trying out
    OFF = "off"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True)
class Finding:
    """One row of the doctor's table."""

    state: State
    words: str
    advice: str = ""
    name: str = ""
    variable: str = ""
    address: str = ""
    seconds: float = 0.0


def examine(name: str, module) -> Finding:
    """Try the part of ``module``; whatever it raises becomes a finding that says what to do. Secrets are not shown."""
    address, begun = os.environ.get(module.VARIABLE, ""), time.monotonic()
    try:
        found = module.probe()
    except Exception as error:
        logger.debug("doctor: %s", name, exc_info=True)
        found = Finding(State.FAIL, _without_secrets(error, address), getattr(module, "ADVICE", ""))
    shown = redacted(address) if not any(word in module.VARIABLE for word in SECRETS) else HIDDEN if address else ""
    return replace(found, name=name, variable=module.VARIABLE, address=shown, seconds=time.monotonic() - begun)


def _without_secrets(error: Exception, address: str) -> str:
    """Drivers like to repeat the address they could not reach, password included."""
    words = " ".join(str(error).split()) or type(error).__name__
    for secret in filter(None, (address, urlsplit(address).password if "://" in address else "")):
        words = words.replace(secret, HIDDEN).replace(unquote(secret), HIDDEN)
    return f"{type(error).__name__}: {words[:200]}"
