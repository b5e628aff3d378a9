"""Answer the question after a step."""

from typing import Any

from colab.core import clock
from colab.core.access import Actor
from colab.core.lifecycle import NotAllowed
from colab.core.satisfaction.enums import Level
from colab.core.satisfaction.models import Answer
from colab.core.satisfaction.steps import Step


def answer(*, actor: Actor, step: Step, subject: Any, level: int) -> Answer:
    """Keep the answer; answering again replaces it. Raises ``NotAllowed`` for people who are not asked."""
    if actor.user_id is None or level not in Level.values or not step.asks(subject, actor):
        raise NotAllowed
    made = {"level": level, "at": clock.now()}
    wanted = {"step": step.code, "subject_key": subject.key, "user_id": actor.user_id}
    return Answer.objects.update_or_create(**wanted, defaults=made)[0]
