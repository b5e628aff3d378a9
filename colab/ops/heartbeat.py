"""Giving a sign of life, and reading it."""

from datetime import datetime

from colab.core import clock
from colab.ops.models import Heartbeat

SCHEDULER, BACKUP = "scheduler", "backup"


def beat(name: str, moment: datetime | None = None) -> None:
    """Note that ``name`` is alive now, or was at ``moment``."""
    Heartbeat.objects.update_or_create(name=name, defaults={"seen_at": moment or clock.now()})


def last_seen(name: str) -> datetime | None:
    """Return when ``name`` last gave a sign, None where never."""
    return Heartbeat.objects.filter(name=name).values_list("seen_at", flat=True).first()
