"""Every illegal path is refused by its rule and article, and nothing changes."""

import pytest
from django.utils import translation

from colab.core.ledger.models import LedgerEntry
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import Refused
from tests.pilots.procurement.paths import CERTIFICATION, CONTRACTS

ROWS = CERTIFICATION + CONTRACTS


@pytest.mark.django_db
@pytest.mark.parametrize(("prepare", "rule", "article"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_an_illegal_path_is_refused(prepare, rule, article):
    subject, attempt = prepare()
    rows = type(subject).objects.filter(pk=subject.pk)
    before, entries = rows.values().get(), LedgerEntry.objects.count()
    with pytest.raises(Refused) as caught:
        attempt()
    refusal = caught.value
    assert refusal.code.split(":")[-1] == rule
    with translation.override("ja"):
        assert article in refusal.article
    if article:
        assert refusal.next_step and refusal.in_language("en") != refusal.in_language("ja")
    assert rows.values().get() == before
    assert LedgerEntry.objects.count() == entries
    assert verify_all().ok


def test_there_are_enough_rows():
    assert len(ROWS) >= 40
