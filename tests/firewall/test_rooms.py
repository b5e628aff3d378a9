"""The rooms after the decision: whoever calls whatever there learns nothing that he or she may not know."""

import pytest
from django.urls import reverse

from colab.core.lifecycle import all_machines

from . import rooms
from .addresses import EMPTY_ROOMS, Addresses
from .readers import Reader
from .test_firewall import letters

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
STRANGERS = ("anonymous", "rival", "neighbour", "expert", "ward_admin", "ward_finance", "ward_certifier")
OWN_KEY = ("payments:pay", "payments:state", "payments:receipt", "payments:refund", "sponsorship:own")
"""The payer has no account: the address itself, mailed to nobody else, is the key."""


@pytest.fixture
def world():
    return rooms.build()


def verbs_of(world):
    """Return the address of every verb of every subject in these rooms."""
    tables = {machine.name: machine for machine in all_machines()}
    subjects = [row for row in world.rows.values() if hasattr(row, "MACHINE")]
    asked = [(row.MACHINE, row.key, verb) for row in subjects for verb in tables[row.MACHINE].by_verb]
    return [reverse("work:verb", args=arguments) for arguments in asked]


def test_verbs_and_forms_that_say_nothing(world):
    urls, found = verbs_of(world), []
    for name in STRANGERS:
        reader = Reader(world, name)
        for url in urls:
            found += reader.judge(reader.get(url), url, "marking")
            found += reader.judge(reader.post(url), url, "marking")
    assert len(urls) > 100 and found == []


def test_what_comes_after_the_decision_stays_with_whom_it_concerns(world):
    addresses = Addresses(world, rooms.fillings(world))
    assert addresses.unfilled_of(EMPTY_ROOMS) == []
    keys = {url for name in OWN_KEY for url in addresses.of_page(name)}
    urls = [url for url in addresses.of(rooms=EMPTY_ROOMS | {"desk", "search", "open", "notices"}) if url not in keys]
    readers = [Reader(world, name) for name in ("anonymous", *world.people)]
    assert [fault for reader in readers for fault in reader.faults(urls, "marking")] == []
    assert sum(reader.answers[200] for reader in readers) > 600
    assert letters(world, "marking") == []
