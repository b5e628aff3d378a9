"""The ledger: whole when untouched, broken at the right place when tampered with."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from colab.core.ledger import append_only
from colab.core.ledger.append import append
from colab.core.ledger.canonical import NotCanonical
from colab.core.ledger.models import LedgerEntry
from colab.core.ledger.seal import published, seal_day
from colab.core.ledger.verify import verify_all

pytestmark = pytest.mark.django_db


def test_floats_are_refused():
    with pytest.raises(NotCanonical):
        append("challenge", "k", "save", payload={"score": 1.5})


def test_the_trigger_refuses_changes():
    append("challenge", "k", "save", payload={"a": 1})
    with pytest.raises(DatabaseError), transaction.atomic():
        LedgerEntry.objects.update(verb="other")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_ledgerentry")
    assert verify_all().ok


def test_a_changed_entry_is_named():
    for n in range(5):
        append("challenge", "k", "save", payload={"n": n})
    with append_only.lifted():
        LedgerEntry.objects.filter(seq=3).update(payload={"n": 99})
    report = verify_all()
    assert [(b.seq, b.problem) for b in report.breaks] == [(3, "the entry was changed")]


def test_a_whole_chain_that_is_gone_is_found_by_the_seal():
    append("challenge", "k", "save")
    append("pitch", "p", "save")
    kept = published(seal_day())
    from colab.core.ledger.models import LedgerHead, LedgerPrivate

    with append_only.lifted():
        LedgerPrivate.objects.filter(entry__machine="pitch").delete()
        LedgerEntry.objects.filter(machine="pitch").delete()
    LedgerHead.objects.filter(machine="pitch").delete()
    assert {b.machine for b in verify_all().breaks} >= {"pitch"}
    assert not verify_all([kept]).ok
