"""Refused verbs leave a line in the log of security: who tries what is not allowed, again and again, is seen."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from .refusals import Refused

logger = logging.getLogger("colab.security")


def tells_refusals(apply: Callable) -> Callable:
    """Decorate ``apply(verb, subject, *, actor, …)`` so that it logs the code of a refusal, and people by number."""

    @wraps(apply)
    def telling(verb: str, subject: Any, *, actor: Any, **facts: Any) -> Any:
        try:
            return apply(verb, subject, actor=actor, **facts)
        except Refused as refusal:
            tell(verb, subject, actor, refusal)
            raise

    return telling


def tell(verb: str, subject: Any, actor: Any, refusal: Refused) -> None:
    """Log that ``actor`` was refused the verb."""
    who = f"person {actor.user_id}" if actor.user_id else actor.system or "nobody"
    logger.info("refused: %s %s/%s, %s, %s", verb, subject.MACHINE, subject.key, refusal.code, who)
