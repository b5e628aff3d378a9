"""Adding an entry to a chain."""

import secrets
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from colab.core import clock

from .canonical import GENESIS, digest, plain
from .models import LedgerEntry, LedgerHead, LedgerPrivate


def append(
    machine: str,
    key: str,
    verb: str,
    *,
    actor: Any = None,
    payload: dict | None = None,
    fact_on: date | None = None,
    private: dict | None = None,
    links: Iterable[tuple[str, str]] = (),
    group: str = "",
) -> LedgerEntry:
    """Write one fact at the end of the chain of ``machine``/``key`` and return it.

    ``actor`` has ``user_id`` and ``role_words``; ``fact_on`` is the day of the fact, which may lie before today;
    ``private`` is kept beside the entry and can be erased; ``links`` name other chains, whose heads are sealed in.
    Must run inside the transaction that makes the fact true. Raises ``NotCanonical`` for floats.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a ledger entry belongs inside the transaction of its fact")
    head = _locked_head(machine, key)
    salt = secrets.token_hex(32)
    entry = LedgerEntry(
        machine=machine,
        subject_key=key,
        seq=head.count + 1,
        verb=verb,
        at=clock.now(),
        fact_on=fact_on,
        actor_id=getattr(actor, "user_id", None),
        actor_role=getattr(actor, "role_words", ""),
        actor_mark=digest([salt, getattr(actor, "user_id", None)]) if getattr(actor, "user_id", None) else "",
        payload=plain(payload or {}),
        salt=secrets.token_hex(32),
        private_digest=digest([salt, private]) if private else "",
        links=[_link(*link) for link in links],
        group=group,
        prev_hash=head.head_hash,
    )
    entry.hash = digest(entry.body())
    entry.save(force_insert=True)
    LedgerPrivate.objects.create(entry=entry, salt=salt, data=plain(private or {}))
    LedgerHead.objects.filter(pk=head.pk).update(count=entry.seq, head_hash=entry.hash)
    return entry


def _locked_head(machine: str, key: str) -> LedgerHead:
    heads = LedgerHead.objects.select_for_update(no_key=True)
    head, _made = heads.get_or_create(machine=machine, subject_key=key)
    return head


def _link(machine: str, key: str) -> list[str]:
    head = LedgerHead.objects.filter(machine=machine, subject_key=key).values_list("head_hash", flat=True).first()
    return [machine, key, head or GENESIS]
