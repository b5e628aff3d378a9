"""The daily seal over all chains."""

from datetime import date

from django.db import transaction
from django.db.models import Sum

from colab.core import clock

from .canonical import GENESIS, digest, plain
from .models import Checkpoint, LedgerHead
from .turns import take_turn


@transaction.atomic
def seal_day(day: date | None = None) -> Checkpoint:
    """Seal all chains as they stand, under ``day`` (today by default); a day already sealed is returned as it is."""
    day = day or clock.today()
    take_turn("ledger.seals")
    existing = Checkpoint.objects.filter(day=day).first()
    if existing:
        return existing
    before = Checkpoint.objects.order_by("-day").first()
    heads = LedgerHead.objects.order_by("machine", "subject_key")
    known = _known_heads()
    rows = heads.values_list("machine", "subject_key", "count", "head_hash")
    checkpoint = Checkpoint(
        day=day,
        sealed_at=clock.now(),
        chains=heads.count(),
        entries=heads.aggregate(total=Sum("count"))["total"] or 0,
        heads=[list(row) for row in rows if known.get(row[:2]) != row[3]],
        prev_hash=before.hash if before else GENESIS,
    )
    checkpoint.hash = digest(checkpoint.body())
    checkpoint.save(force_insert=True)
    return checkpoint


def published(checkpoint: Checkpoint) -> dict:
    """Return the seal as the data page publishes it."""
    return plain(checkpoint.body() | {"hash": checkpoint.hash})


def _known_heads() -> dict[tuple[str, str], str]:
    known = {}
    for heads in Checkpoint.objects.order_by("day").values_list("heads", flat=True):
        known.update({(machine, key): head for machine, key, _count, head in heads})
    return known
