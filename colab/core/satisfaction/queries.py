"""Shares of the satisfied."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from .enums import SATISFIED
from .models import Answer
from .steps import all_steps

FEW = 5
"""With fewer answers a share would be somebody's opinion."""


@dataclass(frozen=True)
class Share:
    """Of how many answers on a step how many were satisfied."""

    label: Any
    satisfied: int
    answers: int

    @property
    def enough(self) -> bool:
        """Whether the share may be shown."""
        return self.answers >= FEW


def shares_between(start: datetime, end: datetime) -> list[Share]:
    """Return the shares of the steps that were answered from ``start`` until before ``end``."""
    rows = Answer.objects.filter(at__gte=start, at__lt=end).order_by().values("step")
    rows = rows.annotate(answers=Count("pk"), satisfied=Count("pk", filter=Q(level__in=SATISFIED)))
    found = {row["step"]: row for row in rows}
    return [
        Share(step.label, found[step.code]["satisfied"], found[step.code]["answers"])
        for step in all_steps()
        if step.code in found
    ]
