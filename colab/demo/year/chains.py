"""Cloned chains of evidence: the same facts under the copy's keys and days, every hash computed anew."""

from typing import Any

from django.db.models import Max

from colab.core.ledger.canonical import GENESIS, digest
from colab.core.ledger.models import LedgerEntry, LedgerHead, LedgerPrivate
from colab.core.lifecycle import all_machines

BATCH = 2000


def keys_of(originals: dict[type, list[dict]]) -> list[tuple[LedgerEntry, LedgerPrivate]]:
    """Return all entries of the copied subjects' chains with their private parts, in the order they were written."""
    keys = {(m.name, row["key"]) for m in all_machines() for row in originals.get(m.model, ())}
    entries = LedgerEntry.objects.select_related("private").order_by("pk")
    return [(entry, entry.private) for entry in entries if (entry.machine, entry.subject_key) in keys]


def clone_chains(shift: Any, chains: list[tuple[LedgerEntry, LedgerPrivate]]) -> int:
    """Write the chains of one copy; links to copied chains lead to the copies, others stay. Return the row count.

    Order: entries as they were first written, so that a linked head is known before it is named.
    """
    copied = {(entry.machine, entry.subject_key) for entry, _private in chains}
    hashes: dict[str, str] = {}
    heads: dict[tuple[str, str], LedgerHead] = {}
    entries, privates = [], []
    start = (LedgerEntry.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    for pk, (old, private) in enumerate(chains, start=start):
        key = shift.key(old.subject_key)
        head = heads.setdefault((old.machine, key), LedgerHead(machine=old.machine, subject_key=key))
        links = [_link(shift, link, copied, hashes) for link in old.links]
        entry = _copy(old, pk=pk, subject_key=key, at=shift.day(old.at), links=links, prev_hash=head.head_hash)
        entry.fact_on = shift.day(old.fact_on) if old.fact_on else None
        entry.hash = hashes[old.hash] = digest(entry.body())
        head.count, head.head_hash = entry.seq, entry.hash
        entries.append(entry)
        privates.append(LedgerPrivate(entry_id=pk, salt=private.salt, data=private.data))
    LedgerEntry.objects.bulk_create(entries, batch_size=BATCH)
    LedgerPrivate.objects.bulk_create(privates, batch_size=BATCH)
    LedgerHead.objects.bulk_create(heads.values(), batch_size=BATCH)
    return len(entries)


def _copy(old: LedgerEntry, **changed: Any) -> LedgerEntry:
    columns = {field.attname: getattr(old, field.attname) for field in LedgerEntry._meta.concrete_fields}
    return LedgerEntry(**(columns | changed))


def _link(shift: Any, link: list[str], copied: set[tuple[str, str]], hashes: dict[str, str]) -> list[str]:
    machine, key, head = link
    if (machine, key) not in copied:
        return link
    return [machine, shift.key(key), head if head == GENESIS else hashes[head]]
