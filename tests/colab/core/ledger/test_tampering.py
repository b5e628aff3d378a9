"""Whatever the owner of the database does to the ledger is found, and at the right place."""

from collections import Counter
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from colab.core.ledger import append_only
from colab.core.ledger.models import LedgerEntry, LedgerPrivate
from colab.core.ledger.verify import verify_all

from .tampering import KINDS, build, rewrite_everything

pytestmark = pytest.mark.django_db
FORGERIES = 200


@pytest.fixture
def seals():
    """Return the published seals of a ledger that its owner may change."""
    kept = build(Random(2026))
    assert verify_all(kept).ok
    append_only.remove()  # undone with the test's transaction
    return kept


def places_found(forge, chance, seals):
    """Forge, verify, take the forgery back; return (places that must be named, places that were)."""
    with transaction.atomic():
        wanted = forge(chance)
        breaks = verify_all(seals).breaks
        transaction.set_rollback(True)
    return wanted, {(found.machine, found.key, found.seq) for found in breaks}


def test_two_hundred_forgeries_are_each_found_at_their_place(seals):
    chance, done = Random(167), Counter()
    for number in range(FORGERIES):
        forge = KINDS[number % len(KINDS)]
        wanted, found = places_found(forge, chance, seals)
        assert wanted <= found, f"{forge.__name__} (no. {number}): {wanted} not among {sorted(found)}"
        done[forge.__name__] += 1
    assert done.total() == FORGERIES and len(done) == len(KINDS)
    assert verify_all(seals).ok


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(chance=st.randoms(use_true_random=False), forge=st.sampled_from(KINDS))
def test_any_forgery_is_found_at_its_place(seals, chance, forge):
    wanted, found = places_found(forge, chance, seals)
    assert wanted <= found


def test_only_published_seals_show_a_database_rewritten_as_a_whole(seals):
    wanted = rewrite_everything(Random(3))
    assert verify_all().ok  # said plainly in the docs: from inside, nothing shows
    assert wanted <= {(found.machine, found.key, found.seq) for found in verify_all(seals).breaks}


def test_an_unharmed_ledger_stays_whole_when_a_person_is_erased(seals):
    with transaction.atomic():
        LedgerPrivate.objects.filter(entry__actor_id=3).update(salt="", data={})
        assert verify_all(seals).ok
        # The number may go as well: nothing in the hash depends on it.
        LedgerEntry.objects.filter(actor_id=3).update(actor_id=None)
        assert verify_all(seals).ok


def test_a_half_erased_part_is_no_erasure(seals):
    part = LedgerPrivate.objects.exclude(data={}).select_related("entry").order_by("pk").first()
    LedgerPrivate.objects.filter(pk=part.pk).update(salt="")
    (found,) = verify_all(seals).breaks
    assert (found.key, found.seq, found.problem) == (
        part.entry.subject_key,
        part.entry.seq,
        "the private part was changed",
    )
