"""The demo year: whole, and the same again."""

from datetime import date

import pytest
from django.core.management import call_command

from colab.core import clock
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import all_machines
from colab.demo.year.run import live

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
    report = verify_all()
    assert report.ok and report.entries > 3000
    call_command("reindex", verbosity=0)
