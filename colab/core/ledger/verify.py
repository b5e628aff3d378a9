"""Checking the chains: every entry, every head, every seal, and the published seals if they are given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from . import problems as p
from .canonical import GENESIS, digest
from .models import Checkpoint, LedgerEntry, LedgerHead, LedgerPrivate
from .problems import Break


@dataclass
class Report:
    """What a verification saw."""

    entries: int = 0
    chains: int = 0
    checkpoints: int = 0
    breaks: list[Break] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing was found broken."""
        return not self.breaks


def verify_all(published: Iterable[dict] = ()) -> Report:
    """Check all chains and seals; ``published`` are seals kept elsewhere, as the data page gives them.

    Inside the database alone a rewriting owner can make everything fit again; only ``published`` catches that.
    """
    report = Report()
    seen: dict[tuple[str, str], dict[int, str]] = {}
    private = _private_parts()
    entries = LedgerEntry.objects.order_by("machine", "subject_key", "seq").iterator(chunk_size=2000)
    heads = {(h.machine, h.subject_key): h for h in LedgerHead.objects.order_by("pk")}
    for chain, rows in groupby(entries, key=lambda entry: (entry.machine, entry.subject_key)):
        seen[chain] = _verify_chain(chain, rows, heads.pop(chain, None), private, report)
    for (machine, key), head in heads.items():
        if head.count:
            report.breaks.append(Break(machine, key, head.count, p.CHAIN_GONE))
    _verify_links(seen, report)
    _verify_checkpoints([c.body() | {"hash": c.hash} for c in Checkpoint.objects.order_by("day")], seen, report)
    _verify_published(list(published), seen, report)
    return report


def verify_chain(machine: str, key: str) -> Report:
    """Check the one chain of ``machine``/``key``."""
    report = Report()
    rows = LedgerEntry.objects.filter(machine=machine, subject_key=key).order_by("seq")
    head = LedgerHead.objects.filter(machine=machine, subject_key=key).first()
    private = _private_parts(LedgerPrivate.objects.filter(entry__machine=machine, entry__subject_key=key))
    _verify_chain((machine, key), iter(rows), head, private, report)
    return report


def _private_parts(rows=None) -> dict[int, tuple[str, dict]]:
    rows = LedgerPrivate.objects.order_by("pk") if rows is None else rows
    return {entry: (salt, data) for entry, salt, data in rows.values_list("entry_id", "salt", "data")}


def _verify_chain(
    chain, rows: Iterator[LedgerEntry], head: LedgerHead | None, private, report: Report
) -> dict[int, str]:
    machine, key = chain
    report.chains += 1
    previous, expected, hashes = GENESIS, 1, {}
    for entry in rows:
        report.entries += 1
        if entry.seq != expected:
            report.breaks.append(Break(machine, key, expected, p.MISSING))
        elif entry.prev_hash != previous:
            report.breaks.append(Break(machine, key, entry.seq, p.NOT_FOLLOWING))
        if problem := _problem(entry, private.get(entry.pk)):
            report.breaks.append(Break(machine, key, entry.seq, problem))
        previous, expected = entry.hash, entry.seq + 1
        hashes[entry.seq] = entry.hash
    if head is None:
        report.breaks.append(Break(machine, key, 0, p.NO_HEAD))
    elif (head.count, head.head_hash) != (expected - 1, previous):
        report.breaks.append(Break(machine, key, head.count, p.HEAD_DIFFERS))
    return hashes


def _problem(entry: LedgerEntry, private: tuple[str, dict] | None) -> str:
    if digest(entry.body()) != entry.hash:
        return p.CHANGED
    if private is None:
        return p.PRIVATE_MISSING
    salt, data = private
    # An erased private part has neither salt nor data: allowed by design, the digests in the entry stay as they were.
    if not salt:
        return p.PRIVATE_CHANGED if data else ""
    if entry.private_digest != (digest([salt, data]) if data else ""):
        return p.PRIVATE_CHANGED
    if entry.actor_mark != (digest([salt, entry.actor_id]) if entry.actor_id else ""):
        return p.PERSON_CHANGED
    return ""


def _verify_links(seen, report: Report) -> None:
    known = {chain: {GENESIS, *hashes.values()} for chain, hashes in seen.items()}
    linked = LedgerEntry.objects.exclude(links=[]).order_by("pk")
    for machine, key, seq, links in linked.values_list("machine", "subject_key", "seq", "links"):
        for other, other_key, head_hash in links:
            if head_hash not in known.get((other, other_key), {GENESIS}):
                report.breaks.append(Break(machine, key, seq, p.LINK_BROKEN, (other, other_key)))


def _verify_checkpoints(seals: list[dict], seen, report: Report) -> None:
    previous, entries = GENESIS, 0
    for seal in seals:
        report.checkpoints += 1
        day = str(seal["day"])
        if not _is_whole(seal):
            report.breaks.append(Break("checkpoint", day, 0, p.SEAL_CHANGED))
        if seal["prev"] != previous:
            report.breaks.append(Break("checkpoint", day, 0, p.SEAL_NOT_FOLLOWING))
        if seal["entries"] < entries:
            report.breaks.append(Break("checkpoint", day, 0, p.SEAL_FEWER))
        previous, entries = seal["hash"], seal["entries"]
        _verify_heads(seal["heads"], seen, report, day)
    if entries > report.entries:
        report.breaks.append(Break("checkpoint", "last", 0, p.SEAL_ENTRIES_MISSING))


def _is_whole(seal: dict) -> bool:
    return digest({name: value for name, value in seal.items() if name != "hash"}) == seal["hash"]


def _verify_heads(heads, seen, report: Report, day: str) -> None:
    for machine, key, count, head_hash in heads:
        if seen.get((machine, key), {}).get(count) != head_hash:
            report.breaks.append(Break(machine, key, count, p.SEAL_DIFFERS, (day,)))


def _verify_published(published: list[dict], seen, report: Report) -> None:
    own = {str(c.day): c.hash for c in Checkpoint.objects.order_by("day")}
    for seal in published:
        day = str(seal["day"])
        if not _is_whole(seal):
            report.breaks.append(Break("published", day, 0, p.PUBLISHED_CHANGED))
            continue
        if own.get(day) != seal["hash"]:
            words = p.PUBLISHED_DIFFERS if day in own else p.PUBLISHED_GONE
            report.breaks.append(Break("checkpoint", day, 0, words))
        _verify_heads(seal["heads"], seen, report, f"{day} (published)")
