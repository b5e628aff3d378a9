"""Every illegal path is refused by its rule and article, or warned of as practice; nothing else changes."""

from datetime import date

import pytest
from django.utils import translation

from colab.core import clock
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import Level, Refused
from tests.pilots.procurement.paper_paths import PAPER
from tests.pilots.procurement.paths import CERTIFICATION, CONTRACTS
from tests.pilots.procurement.pilot_paths import PILOTS
from tests.properties.invariants import differences, picture

ROWS = PILOTS + CERTIFICATION + CONTRACTS + PAPER


@pytest.fixture(autouse=True)
def in_november():
    with clock.frozen(clock.aware(date(2026, 11, 2), 10)):
        yield


@pytest.mark.django_db
@pytest.mark.parametrize(("prepare", "rule", "article"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_an_illegal_path_is_refused(prepare, rule, article):
    _subject, attempt = prepare()
    before = picture()
    with pytest.raises(Refused) as caught:
        attempt()
    refusal = caught.value
    assert refusal.code.split(":")[-1] == rule
    with translation.override("ja"):
        assert article in refusal.article and article in refusal.words
    if refusal.guard:
        assert refusal.next_step and refusal.in_language("en") != refusal.in_language("ja")
        assert bool(article) == (refusal.guard.level == Level.STATUTE)
    assert not differences(before, picture())
    assert verify_all().ok


def test_there_are_enough_rows():
    names = [row[0] for row in ROWS]
    assert len(names) >= 90 and len(set(names)) == len(names)
