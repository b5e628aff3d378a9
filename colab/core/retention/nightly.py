"""What the night does: blank in portions what is due, and keep how much that was."""

import logging
from datetime import datetime

from django.db import transaction
from django.db.models import F

from colab.core import clock
from colab.core.notices import notify
from colab.core.organisations.queries import holders

from .models import Night
from .periods import Set, due, periods_set
from .registry import Kind, kinds

logger = logging.getLogger(__name__)
PORTION = 500
MOST = 200
"""Portions of one kind in one night; the rest goes the next night."""


def run() -> dict[str, int]:
    """Do what is due of every kind and return how many rows that were. A kind that fails does not stop the others."""
    now, known, done = clock.now(), periods_set(), {}
    for kind in kinds():
        try:
            done[kind.code] = _run(kind, now, known)
        except Exception:
            logger.exception("retention of %s failed", kind.code)
    return done


def _run(kind: Kind, now: datetime, known: Set) -> int:
    if kind.blank is None:
        return _count(kind, now, known)
    count = 0
    for _n in range(MOST):
        pks = list(due(kind, now, known).order_by("pk").values_list("pk", flat=True)[:PORTION])
        if not pks:
            break
        with transaction.atomic():
            kind.blank(kind.due(now).model._default_manager.filter(pk__in=pks))
            _keep(kind, len(pks))
        count += len(pks)
    _keep(kind, 0)
    return count


def _keep(kind: Kind, count: int) -> None:
    row, _made = Night.objects.get_or_create(kind=kind.code, day=clock.today())
    if count:
        Night.objects.filter(pk=row.pk).update(count=F("count") + count)


def _count(kind: Kind, now: datetime, known: Set) -> int:
    """Count what nobody erases by itself, and tell the administrators once a month where there is any."""
    count = due(kind, now, known).count()
    with transaction.atomic():
        Night.objects.update_or_create(kind=kind.code, day=clock.today(), defaults={"count": count})
        if count:
            month = f"{kind.code} {clock.today():%Y-%m}"
            notify("retention.look", to=holders("office_admin"), context={"count": count}, url="/work/retention/",
                   dedupe=month)  # fmt: skip
    return count
