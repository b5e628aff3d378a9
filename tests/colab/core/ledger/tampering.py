"""The tampering owner of a database: each function forges one thing and names the places where it must be found."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

from django.db.models import F

from colab.core import clock
from colab.core.ledger.append import append
from colab.core.ledger.canonical import GENESIS, digest
from colab.core.ledger.models import Checkpoint, LedgerEntry, LedgerHead, LedgerPrivate
from colab.core.ledger.seal import published, seal_day

CHAINS = [(machine, f"{machine}-{n}") for machine in ("challenge", "pitch", "contract") for n in range(4)]
DAYS, PER_DAY = 6, 45
BEGIN = datetime(2026, 5, 1, 3, tzinfo=UTC)


class Person:
    """Somebody who acts, as the ledger sees people."""

    role_words = "office"

    def __init__(self, number: int):
        self.user_id = number


def build(chance: Random) -> list[dict]:
    """Write some hundred entries over several sealed days, and return the published seals, kept outside."""
    seals = []
    for day in range(DAYS):
        with clock.frozen(BEGIN + timedelta(days=day)):
            for n in range(PER_DAY):
                machine, key = CHAINS[n] if n < len(CHAINS) and not day else chance.choice(CHAINS)
                append(
                    machine,
                    key,
                    "save",
                    actor=Person(chance.randint(1, 9)) if chance.random() < 0.8 else None,
                    payload={"number": chance.randint(0, 99), "day": clock.today()},
                    private={"name": f"見本 {n}"} if chance.random() < 0.5 else None,
                    links=[chance.choice(CHAINS)] if chance.random() < 0.4 else (),
                )
            seals.append(published(seal_day()))
    return seals


Places = set[tuple[str, str, int]]
KINDS: list[Callable[[Random], Places]] = []


def kind(function):
    """Add a way of tampering."""
    KINDS.append(function)
    return function


def some_entry(chance: Random, **wanted) -> LedgerEntry:
    """Return an entry by chance."""
    return chance.choice(list(LedgerEntry.objects.filter(**wanted).order_by("pk")))


def chain_of(machine: str, key: str) -> list[LedgerEntry]:
    """Return the chain, oldest first."""
    return list(LedgerEntry.objects.filter(machine=machine, subject_key=key).order_by("seq"))


def first_seal_beyond(machine: str, key: str, seq: int) -> int:
    """Return the smallest sealed length of the chain that is at least ``seq``."""
    sealed = [h for heads in Checkpoint.objects.order_by("day").values_list("heads", flat=True) for h in heads]
    return min(count for m, k, count, _hash in sealed if (m, k) == (machine, key) and count >= seq)


def place(entry: LedgerEntry, seq: int | None = None) -> Places:
    """Return the entry as a set of one place."""
    return {(entry.machine, entry.subject_key, entry.seq if seq is None else seq)}


def remove(rows: list[LedgerEntry]) -> None:
    """Delete entries with their private parts."""
    LedgerPrivate.objects.filter(entry__in=rows).delete()
    LedgerEntry.objects.filter(pk__in=[row.pk for row in rows]).delete()


def repair(rows: list[LedgerEntry], machine: str, key: str) -> None:
    """Number the rows anew, recompute every hash and set the head: what a forger with the code can do."""
    previous = GENESIS
    for seq, row in enumerate(rows, start=1):
        row.seq, row.prev_hash = seq, previous
        row.hash = previous = digest(row.body())
    for row in rows:
        LedgerEntry.objects.filter(pk=row.pk).update(seq=row.seq + 9000, prev_hash=f"{row.pk:064d}")
    for row in rows:
        fields = {"seq": row.seq, "prev_hash": row.prev_hash, "hash": row.hash, "payload": row.payload}
        LedgerEntry.objects.filter(pk=row.pk).update(**fields)
    LedgerHead.objects.filter(machine=machine, subject_key=key).update(count=len(rows), head_hash=previous)


@kind
def changed_fact(chance: Random) -> Places:
    """A value in one row."""
    entry = some_entry(chance)
    change = chance.choice(
        [
            {"payload": entry.payload | {"number": -1}},
            {"verb": "approve"},
            {"at": entry.at + timedelta(days=1)},
            {"actor_role": "head"},
            {"fact_on": entry.at.date() - timedelta(days=400)},
            {"links": [["pitch", "none", GENESIS]]},
        ]
    )
    LedgerEntry.objects.filter(pk=entry.pk).update(**change)
    return place(entry)


@kind
def changed_person(chance: Random) -> Places:
    """Who did it: another person, or nobody."""
    entry = some_entry(chance, actor_id__isnull=False)
    LedgerEntry.objects.filter(pk=entry.pk).update(actor_id=chance.choice([entry.actor_id + 1, None]))
    return place(entry)


@kind
def changed_private_part(chance: Random) -> Places:
    """The personal data beside an entry: changed, emptied under its salt, given where there was none, or taken away."""
    entry = some_entry(chance)
    part = LedgerPrivate.objects.filter(entry=entry)
    if chance.random() < 0.3:
        part.delete()
    else:
        other = {"name": "別人"} if chance.random() < 0.5 or not entry.private_digest else {}
        part.update(data=other)
    return place(entry)


@kind
def deleted_row(chance: Random) -> Places:
    """One row, its head left as it was."""
    entry = some_entry(chance)
    remove([entry])
    return place(entry)


@kind
def reordered_rows(chance: Random) -> Places:
    """Two neighbours change places."""
    entry = some_entry(chance, seq__gt=1)
    chain = LedgerEntry.objects.filter(machine=entry.machine, subject_key=entry.subject_key)
    other = chain.get(seq=entry.seq - 1)
    chain.filter(pk=entry.pk).update(seq=90_000)
    chain.filter(pk=other.pk).update(seq=F("seq") + 1)
    chain.filter(pk=entry.pk).update(seq=entry.seq - 1)
    return place(entry) | place(other)


@kind
def replayed_row(chance: Random) -> Places:
    """A true row once more at the end of a chain, with the head led on to it."""
    entry = some_entry(chance)
    machine, key = chance.choice(CHAINS)
    last = chain_of(machine, key)[-1]
    private = entry.private
    entry.pk, entry.machine, entry.subject_key, entry.seq, entry.prev_hash = None, machine, key, last.seq + 1, last.hash
    entry.save(force_insert=True)
    LedgerPrivate.objects.create(entry=entry, salt=private.salt, data=private.data)
    LedgerHead.objects.filter(machine=machine, subject_key=key).update(count=entry.seq, head_hash=entry.hash)
    return place(entry)


@kind
def shortened_chain(chance: Random) -> Places:
    """The last rows of a chain, with the head repaired."""
    machine, key = chance.choice(CHAINS)
    chain = chain_of(machine, key)
    left = len(chain) - chance.randint(1, 2)
    remove(chain[left:])
    LedgerHead.objects.filter(machine=machine, subject_key=key).update(count=left, head_hash=chain[left - 1].hash)
    return {(machine, key, first_seal_beyond(machine, key, left + 1))}


@kind
def vanished_chain(chance: Random) -> Places:
    """A whole chain with its head."""
    machine, key = chance.choice(CHAINS)
    remove(chain_of(machine, key))
    LedgerHead.objects.filter(machine=machine, subject_key=key).delete()
    return {(machine, key, first_seal_beyond(machine, key, 1))}


@kind
def rewritten_chain(chance: Random) -> Places:
    """A chain from one row on, every hash recomputed."""
    machine, key = chance.choice(CHAINS)
    rows = chain_of(machine, key)
    changed = chance.randrange(len(rows))
    rows[changed].payload = rows[changed].payload | {"number": -1}
    repair(rows, machine, key)
    return {(machine, key, first_seal_beyond(machine, key, changed + 1))}


@kind
def changed_head(chance: Random) -> Places:
    """A head that points elsewhere."""
    head = chance.choice(list(LedgerHead.objects.order_by("pk")))
    LedgerHead.objects.filter(pk=head.pk).update(head_hash=digest("other"))
    return {(head.machine, head.subject_key, head.count)}


@kind
def changed_seal(chance: Random) -> Places:
    """A seal in the database."""
    seal = chance.choice(list(Checkpoint.objects.order_by("day")))
    change = chance.choice(
        [{"entries": seal.entries + 1}, {"heads": seal.heads[:-1]}, {"sealed_at": seal.sealed_at - timedelta(hours=1)}]
    )
    Checkpoint.objects.filter(pk=seal.pk).update(**change)
    return {("checkpoint", str(seal.day), 0)}


@kind
def removed_seal(chance: Random) -> Places:
    """A seal taken away, also the last one."""
    seal = chance.choice(list(Checkpoint.objects.order_by("day")))
    Checkpoint.objects.filter(pk=seal.pk).delete()
    return {("checkpoint", str(seal.day), 0)}


def rewrite_everything(chance: Random) -> Places:
    """A last row to which no link points, its head and all seals made to fit again: the database agrees with itself."""
    linked = {link[2] for links in LedgerEntry.objects.order_by("pk").values_list("links", flat=True) for link in links}
    machine, key = chance.choice([c for c in CHAINS if chain_of(*c)[-1].hash not in linked])
    rows = chain_of(machine, key)
    rows[-1].payload = rows[-1].payload | {"number": -1}
    repair(rows, machine, key)
    hashes = {row.seq: row.hash for row in rows}
    previous = GENESIS
    for seal in Checkpoint.objects.order_by("day"):
        seal.heads = [[m, k, n, hashes[n] if (m, k) == (machine, key) else h] for m, k, n, h in seal.heads]
        seal.prev_hash = previous
        seal.hash = previous = digest(seal.body())
        Checkpoint.objects.filter(pk=seal.pk).update(heads=seal.heads, prev_hash=seal.prev_hash, hash=seal.hash)
    return {(machine, key, len(rows))}
