"""The identity firewall: whoever calls whatever learns nothing that he or she may not know."""

import os

import pytest
from django.core import mail

from colab.core import outbox

from . import world as build
from .addresses import JUDGING, Addresses
from .readers import Reader

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WHOLE = bool(os.environ.get("FIREWALL_WHOLE"))
"""Every role at every row at every stage, which takes minutes; without it each role sees a share of it."""
NEAR_JUDGING = ("team1", "judge1", "judge2", "section", "office")
APART = ("team1", "rival", "judge1", "ward_admin")
"""Roles with rules of their own on many rows: they ask for every row. The others ask for one row of each kind."""
BEFORE = ("anonymous", "stranger", "team2", "judge2", "section", "other_office", "neighbour", "auditor",
          "ward_finance", "ward_certifier")  # fmt: skip
AFTER = ("anonymous", "team1", "team3", "rival", "judge3", "head", "office", "office_admin", "certifier", "finance",
         "ward_admin", "ward_finance", "ward_certifier")  # fmt: skip
SECRET_ROOMS = {"submissions", "files_plain"}
STRANGERS = ("anonymous", "rival", "judge1", "neighbour", "ward_admin")
"""Each outside in a way of its own: they try the verbs, with forms that say nothing."""


@pytest.fixture
def world():
    return build.build()


def faults(world, names, addresses, stage):
    return [fault for name in names for fault in Reader(world, name).faults(addresses, stage)]


def test_while_the_judges_are_marking(world):
    addresses = Addresses(world)
    assert addresses.unfilled == []
    rooms = None if WHOLE else JUDGING
    assert faults(world, NEAR_JUDGING, addresses.of(rooms=rooms), "marking") == []


def test_before_the_publication(world):
    build.decide(world)
    addresses = Addresses(world)
    if WHOLE:
        assert faults(world, ("anonymous", *world.people), addresses.of(), "decided") == []
    found = faults(world, APART, addresses.of(), "decided")
    found += faults(world, BEFORE, addresses.of(each=1, empty=False), "decided")
    found += faults(world, ("anonymous",), addresses.of(), "decided")
    found += faults(world, ("anonymous", "stranger"), addresses.absent(), "decided")
    assert found == []


def test_verbs_and_forms_that_say_nothing(world):
    build.decide(world)
    verbs, found = Addresses(world).verbs(), []
    for name in STRANGERS:
        reader = Reader(world, name)
        for url in verbs:
            found += reader.judge(reader.get(url), url, "decided")
            found += reader.judge(reader.post(url), url, "decided")
    assert len(verbs) > 80 and found == []


def test_after_the_publication(world):
    build.decide(world)
    build.publish(world)
    outbox.drain()
    addresses = Addresses(world)
    if WHOLE:
        assert faults(world, ("anonymous", *world.people), addresses.of(), "published") == []
    found = faults(world, AFTER, addresses.of(each=1, empty=False), "published")
    found += faults(world, ("anonymous", "team1", "rival"), addresses.of(rooms=SECRET_ROOMS), "published")
    assert found + letters(world, "published") == []


def letters(world, stage):
    """Return what the mails told to people whom it does not concern."""
    known = {user.email: role for role, user in world.people.items()}
    wrong, read = [], 0
    for letter in mail.outbox:
        text = f"{letter.subject}\n{letter.body}\n" + "".join(str(each) for each in getattr(letter, "alternatives", []))
        for address in letter.to:
            role = known.get(address.split("<")[-1].rstrip(">"))
            read += role is not None
            if role:
                wrong += [f"{role}: {what} in {letter.subject}" for what in world.book.told(text, role, stage)]
    return wrong if read > 20 else [*wrong, f"only {read} letters"]
