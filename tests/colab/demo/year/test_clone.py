"""A cloned year is as whole as the lived one."""

import pytest
from django.db import connection

from colab.core.ledger.models import LedgerEntry
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import all_machines
from colab.demo.builders import judging, legal
from colab.demo.year.clone import clone
from pilots.procurement.models import Contract
from pitches.submissions.models import Pitch

pytestmark = pytest.mark.django_db


def test_years_are_cloned_with_keys_days_codes_and_chains():
    judging.published_round(pitches=2, judges=3)
    contract = legal.contract_at("closed")
    before = {machine.name: machine.model._default_manager.count() for machine in all_machines()}
    keys = LedgerEntry.objects.filter(machine="issuer").count()  # a body keeps its keys
    entries = LedgerEntry.objects.count() - keys
    clone(years=2, scale=2)
    connection.check_constraints()
    kept = ("organisation", "solution")
    after = {machine.name: machine.model._default_manager.count() for machine in all_machines()}
    assert after == {name: n if name in kept else n * 4 for name, n in before.items()}
    report = verify_all()
    assert report.ok and report.entries == keys + entries * 4
    years = sorted(Contract.objects.values_list("signed_on__year", "fiscal_year"))
    signed = contract.signed_on.year
    assert [year for year, _fiscal in years] == [signed - 1, signed - 1, signed, signed]
    assert len(set(Contract.objects.values_list("code", flat=True))) == 4
    assert {c.certification.contracts.count() for c in Contract.objects.order_by("pk")} == {1}
    assert Pitch.objects.filter(challenge__round__isnull=False).count() == 8
