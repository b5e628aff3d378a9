"""A thousand changes to files, rows and exports: the verifiers name the right place each time, and agree."""

import copy
import json
import os
from collections import Counter
from datetime import date
from random import Random

import pytest
from django.db import transaction

from colab.core import clock
from colab.core.ledger import append_only
from colab.demo.builders.cases import whole_case
from colab.open.cases.checking import check
from colab.open.cases.export import export
from colab.open.cases.reach import find_root, gather
from colab.open.cases.verify import verify
from tests.colab.open.cases.forging import EXPORTS, FILES, ROWS, repaired
from tests.colab.open.cases.offline import offline

pytestmark = pytest.mark.django_db
NUMBER = int(os.environ.get("CASE_FORGERIES", "120"))


@pytest.fixture
def case():
    """Return a whole case whose rows the forger may change."""
    with clock.frozen(clock.aware(date(2026, 11, 2), 10)):
        code = whole_case().code
        append_only.remove()  # undone with the test's transaction
        yield gather(find_root(code))


def as_lines(breaks) -> list[tuple]:
    return [(b.machine, b.key, b.seq, b.problem) for b in breaks]


def forge_exports(number: int, case) -> Counter:
    """Forge so many exports; both verifiers must name the place, first, and say the same of everything."""
    whole, chance, done = json.loads(json.dumps(export(case))), Random(5), Counter()
    for n in range(number):
        forge, forged = EXPORTS[n % len(EXPORTS)], copy.deepcopy(whole)
        wanted = forge(chance, forged)
        on_site, outside = as_lines(check(repaired(forged)).breaks), offline.check(forged).breaks
        assert on_site == outside, f"{forge.__name__} (no. {n})"
        assert outside and outside[0][:3] == wanted, f"{forge.__name__} (no. {n}): {wanted}, but {outside[:3]}"
        done[forge.__name__] += 1
    return done


def forge_rows(number: int, case) -> Counter:
    """Forge so many rows and stored files; the first break must be the place."""
    chance, kinds, done = Random(7), ROWS + FILES, Counter()
    for n in range(number):
        forge = kinds[n % len(kinds)]
        with transaction.atomic():
            wanted = forge(chance, case)
            found = as_lines(verify(gather(find_root(case.root.code))).breaks)
            transaction.set_rollback(True)
        assert found and found[0][:3] == wanted, f"{forge.__name__} (no. {n}): {wanted}, but {found[:3]}"
        done[forge.__name__] += 1
    return done


def test_an_unharmed_case_holds_for_both_verifiers(case):
    done, run = verify(case), offline.check(json.loads(json.dumps(export(case))))
    assert done.breaks == [] and run.breaks == []
    assert done.chains == 5 and done.links >= 5 and done.files == 1 and done.seals == 1 and done.facts > 12
    assert (done.entries, done.links, done.unsealed) == tuple(run.counts[n] for n in ("entries", "links", "unsealed"))


def test_forged_exports_and_rows_are_named(case):
    exports = forge_exports(NUMBER * 3 // 4, case)
    rows = forge_rows(NUMBER // 4, case)
    assert len(exports) == len(EXPORTS) and len(rows) == len(ROWS + FILES)
    assert verify(case).breaks == []


@pytest.mark.slow
def test_a_thousand_forgeries_are_named(case):
    assert (forge_exports(700, case) + forge_rows(300, case)).total() == 1000


def test_a_file_that_was_changed_anywhere_does_not_hold_its_own_hash(case):
    forged = export(case) | {"title": "別の題"}
    (found,) = offline.check(json.loads(json.dumps(forged))).breaks
    assert found == ("export", case.root.code, 0, "the file does not hold its own hash")
    assert as_lines(check(forged).breaks) == [found]
