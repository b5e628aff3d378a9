"""Every page and every main screen of each role, both languages, on a desk and on a phone: no fault of any kind."""

from datetime import datetime

import pytest

from colab.core import clock
from colab.core.clock import JST

from .crawling import Crawl
from .everything import make_everything
from .walking import Walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
START = datetime(2026, 11, 9, 10, 0, tzinfo=JST)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_page_has_a_fault(browser, live_server, language):
    walk = Walk(browser, live_server, "every-page", start=START)
    world = make_everything()
    crawl = Crawl(live_server.url, language)
    crawl.visit(walk.public().page, ["/", "/accounts/login/", "/search/?q=現場", "/subscribe/"])
    for user in world.people.values():
        crawl.visit(walk.person(user).page, ["/work/"])
    walk.close()
    clock.set_clock(None)
    assert len(crawl.seen) > 100
    assert crawl.faults == []
