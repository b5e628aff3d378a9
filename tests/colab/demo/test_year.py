"""The demo year: whole, and the same again."""

import json
from datetime import date

import pytest
from django.core.management import call_command

from colab.core import clock
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import all_machines
from colab.demo.year.run import live
from colab.open.cases.export import export
from colab.open.cases.verify import verify
from colab.open.ocds.packages import batches, record_package
from colab.open.ocds.processes import processes
from pilots.reuse.models import Inquiry, JointPurchase, Release
from tests.colab.core.search.demo_checks import check_all
from tests.colab.open.cases.offline import offline
from tests.colab.open.ocds import checker

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_every_state_of_every_machine_occurs():
    live(seed=2026, anchor=clock.aware(date(2026, 11, 23), 12))
    missing = {}
    for machine in all_machines():
        found = set(machine.model._default_manager.order_by("state").values_list("state", flat=True))
        lacking = [state.value for state in machine.states if state.value not in found]
        if lacking:
            missing[machine.name] = lacking
    assert missing == {}
    assert Release.objects.exists() and set(JointPurchase.objects.values_list("rule", flat=True)) == {
        "volume",
        "capped",
    }
    assert set(Inquiry.objects.values_list("shared", flat=True)) == {True, False}
    report = verify_all()
    assert report.ok and report.entries > 3000
    call_command("reindex", verbosity=0)
    assert invalid_cases() == {}
    check_all()


def invalid_cases() -> dict[str, list]:
    """Return process or case → what is wrong, over all public cases: open data and evidence."""
    wrong = {}
    for source in batches(processes()):
        made = record_package(source, clock.now(), "https://example.invalid/data/ocds/records.json")
        problems = checker.errors("record", made) + [str(each) for each in verify(source.case).breaks]
        problems += offline.check(json.loads(json.dumps(export(source.case)))).breaks
        if problems:
            wrong[source.process.ocid] = problems
    return wrong
