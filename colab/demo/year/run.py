"""Making the demo year."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from colab.core import clock, outbox, search
from colab.core.access import Actor
from colab.core.ledger.seal import seal_day
from colab.demo.world.bodies import seed_bodies, seed_programmes
from colab.demo.world.cast import seed_office
from colab.demo.world.topics import civic_topics, topics
from pilots.certification.credentials import issuing

from . import fates
from .companies import Teams
from .extras import live_extras
from .road import Year
from .settle import settle

TEAMS = 60


def live(*, seed: int, anchor: datetime, say: Callable[[str], None] = lambda text: None) -> Year:
    """Live through the year before ``anchor`` and return it; the same seed and anchor give the same year.

    Mails of the year are kept as rows and not sent; the index is made once at the end, by the caller.
    """
    with outbox.held(), search.paused():
        tokyo = seed_bodies()
        programmes = seed_programmes(tokyo)
        seed_office(tokyo, programmes)
        with clock.frozen(anchor - timedelta(days=365 * 5)):
            # Roads are lived one after another, not by date: the key must be older than all of them.
            issuing.key_of(tokyo, Actor.system_("demo"))
        random = Random(seed)  # noqa: S311 - a repeatable year, nothing secret
        with clock.frozen(anchor - timedelta(days=400)):
            teams = Teams(random, TEAMS)
        year = Year(anchor, random, programmes["kyoso"], programmes["civic"], teams)
        _live_topics(year, say)
        with clock.frozen(anchor):
            live_extras(year, say)
    with clock.frozen(anchor):
        settle()
        seal_day()
    return year


def _live_topics(year: Year, say: Callable[[str], None]) -> None:
    plan = [(topic, fate) for topic, fate in zip(topics(), fates.fates(), strict=True)]
    plan += list(zip(civic_topics(), fates.civic_fates(), strict=True))
    plan = [(n, topic, fate) for n, (topic, fate) in enumerate(plan)]
    for n, topic, fate in sorted(plan, key=lambda row: -row[2].days):
        year.done.append(fate.story(year, topic, n, fate, **fate.facts))
        say(f"{topic.product}: {fate.story.__name__}")
    for n, (topic, at) in enumerate(zip(topics(), fates.drafts(), strict=False), start=len(plan)):
        fates.waiting(year, topic, n, fates.Fate(0, 0, fates.waiting, {}), at=at)
