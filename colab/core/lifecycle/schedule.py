"""Verbs of the clock. The scheduler only tidies; whether a call is open is judged under the lock."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db.models import QuerySet

from colab.core import clock
from colab.core.access import Actor

from .engine import apply
from .refusals import Refused

logger = logging.getLogger(__name__)
_due: list[tuple[str, Callable[[datetime], QuerySet]]] = []


def every_minute(verb: str, due: Callable[[datetime], QuerySet]) -> None:
    """Let the clock do ``verb`` on all subjects that ``due(now)`` returns."""
    _due.append((verb, due))


def tick() -> int:
    """Do everything that is due and return how many subjects moved; a refusal is logged and tried again next time."""
    moved = 0
    for verb, due in _due:
        for subject in due(clock.now()).order_by("pk"):
            try:
                apply(verb, subject, actor=Actor.system_("clock"))
                moved += 1
            except Refused as refusal:
                logger.info("clock: %s on %s/%s refused: %s", verb, subject.MACHINE, subject.key, refusal.code)
    return moved
