"""Which steps are asked about, declared by the rooms at start-up (in their ``slots.py``)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from colab.core.access import Actor
from colab.core.lifecycle import slots

from .enums import Level
from .models import Answer


@dataclass(frozen=True)
class Step:
    """A step of one machine; ``asks(subject, actor)`` says whether the person has just taken it."""

    code: str
    label: Any
    machine: str
    asks: Callable[[Any, Actor], bool]


_steps: dict[str, Step] = {}


def register(code: str, label: Any, machine: str, asks: Callable[[Any, Actor], bool]) -> Step:
    """Ask about a step on the workspace page of its subject; raises ``ValueError`` for a code that is taken."""
    if code in _steps:
        raise ValueError(f"step {code} is registered already")
    step = _steps[code] = Step(code, label, machine, asks)
    slots.add(f"subject:{machine}", "satisfaction/question.html", lambda request, row: question(step, row, request), 90)
    return step


def find(code: str) -> Step | None:
    """Return the step called ``code``."""
    return _steps.get(code)


def all_steps() -> list[Step]:
    """Return the steps in the order in which the rooms declared them."""
    return list(_steps.values())


def question(step: Step, subject: Any, request: Any) -> dict | None:
    """Return what the block on the page needs, None where the person is not asked."""
    actor = request.actor
    if actor.user_id is None or not step.asks(subject, actor):
        return None
    own = Answer.objects.filter(step=step.code, subject_key=subject.key, user_id=actor.user_id).first()
    return {"step": step, "subject": subject, "own": own, "levels": Level.choices}
