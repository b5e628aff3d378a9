"""A case as one file that anybody can keep and check without this site (docs/verify/case.py)."""

from typing import Any

from django.conf import settings
from django.utils import translation

from colab.core import clock
from colab.core.ledger.canonical import digest, plain
from colab.core.ledger.commitments import opened
from colab.core.ledger.models import Checkpoint, LedgerEntry, LedgerHead
from colab.core.ledger.seal import published
from colab.core.lifecycle import ref

from .checking import FORMAT
from .disclosure import open_fields
from .facts import facts, files
from .reach import Case
from .titles import title
from .withheld import withheld


def export(case: Case) -> dict[str, Any]:
    """Return the case with its chains, links, seals, public facts and file hashes, in JSON types.

    Of every entry the whole hashed body is there, with the fields of the payload as hashes; fields that are public are
    opened beside it. ``digest`` is the hash of everything else in the file.
    """
    heads = _heads(case)
    body = {
        "format": FORMAT,
        "site": settings.SITE_URL,
        "demo": bool(settings.DEMO_MODE),
        "licence": "CC-BY-4.0",
        "code": case.root.code,
        "title": _in("ja", title, case),
        "title_en": _in("en", title, case),
        "root": list(ref(case.root)),
        "exported_at": clock.now(),
        "chains": [_chain(case, chain, heads.get(chain)) for chain in case.chains],
        "seals": seals(case),
        "facts": [fact.as_json() for fact in facts(case)],
        "files": files(case),
        "withheld": [row.as_json() for row in withheld(case)],
    }
    body = plain(body)
    return body | {"digest": digest(body)}


def is_exportable(case: Case) -> bool:
    """Whether every entry has its fields hashed one by one; older ones could only be told as a whole."""
    return all(entry.salt for chain in case.entries.values() for entry in chain)


def _in(language: str, words, *args) -> str:
    with translation.override(language):
        return str(words(*args))


def _heads(case: Case) -> dict[tuple[str, str], LedgerHead]:
    keys = [key for _machine, key in case.entries]
    rows = LedgerHead.objects.filter(subject_key__in=keys).order_by("pk")
    return {(head.machine, head.subject_key): head for head in rows}


def _chain(case: Case, chain: tuple[str, str], head: LedgerHead | None) -> dict[str, Any]:
    machine, key = chain
    subject = next(row for row in case.subjects[machine] if row.key == key)
    return {
        "machine": machine,
        "key": key,
        "code": subject.code or "",
        "entries": [_entry(entry) for entry in case.entries[chain]],
        "count": head.count if head else 0,
        "head": head.head_hash if head else "",
    }


def _entry(entry: LedgerEntry) -> dict[str, Any]:
    return entry.body() | {"hash": entry.hash, "open": opened(entry.salt, entry.payload, open_fields(entry))}


def seals(case: Case) -> list[dict]:
    """Return the daily seals that name one of the case's chains, oldest first."""
    chains = set(case.entries)
    rows = Checkpoint.objects.order_by("day").iterator(chunk_size=200)
    return [published(seal) for seal in rows if any((head[0], head[1]) in chains for head in seal.heads)]
