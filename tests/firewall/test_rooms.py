"""The rooms after the decision: whoever calls whatever there learns nothing that he or she may not know."""

import pytest

from . import rooms
from .addresses import EMPTY_ROOMS, Addresses
from .readers import Reader

pytestmark = pytest.mark.django_db
OWN_KEY = ("payments:pay", "payments:state", "payments:receipt")
"""The payer has no account: the address itself, mailed to nobody else, is the key."""


def test_what_comes_after_the_decision_stays_with_whom_it_concerns():
    world = rooms.build()
    addresses = Addresses(world, rooms.fillings(world))
    assert addresses.unfilled_of(EMPTY_ROOMS) == []
    keys = {url for name in OWN_KEY for url in addresses.of_page(name)}
    urls = [url for url in addresses.of(rooms=EMPTY_ROOMS | {"desk", "search", "open", "notices"}) if url not in keys]
    readers = [Reader(world, name) for name in ("anonymous", *world.people)]
    assert [fault for reader in readers for fault in reader.faults(urls, "marking")] == []
    assert sum(reader.answers[200] for reader in readers) > 600
