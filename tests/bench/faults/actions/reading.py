"""Readers without an account: every page is to answer, whatever is away."""

import random

from tests.bench.faults.people import Stage, insist

PAGES = ("/", "/challenges/", "/events/", "/search/?q=%E7%A2%BA%E8%AA%8D")


def read(stage: Stage, chance: random.Random) -> None:
    """Open one page."""
    browser, path = stage.stranger(), chance.choice(PAGES)
    insist(lambda again: browser.get(path), stage.diary)
