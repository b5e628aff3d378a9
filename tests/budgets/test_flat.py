"""Every list: as many queries for three rows of everything as for one, and at most twelve."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .pages import lists
from .world import Grower

pytestmark = pytest.mark.django_db
LIMIT = 12
PEOPLE = ("anonymous", "section", "office_admin", "team", "judge")
MORE_ALLOWED = {
    "open:home": (20, "no list: each card and each number of the year's strip is one question"),
    "open:results": (20, "no list: each number is one question"),
    "open_plain:ocds_tables": (40, "no list: all that is told of all processes, a question for each kind of thing"),
    "content:contact": (14, "no list: a page of the editors with the offices on it"),
    "matching:overview": (18, "its list takes two; each figure above it is one question"),
    "ops:operations": (14, "no list: each figure is one question"),
    "desk:home": (35, "no list: one question for each kind of thing that waits"),
}
"""page: (limit, why)"""
FORMS = {
    "reuse:paper", "reuse:joint_new", "procurement:start", "certification:start", "trials:propose", "challenges:new",
}  # fmt: skip
"""No lists either: what can be chosen is asked for each field. Their number must not grow."""
MAY_GROW = {
    "desk:home": "a kind of thing that waits for the first time brings its one question",
}


def browsers(grower):
    """Return a browser for every person of the world."""
    made = {}
    for name in PEOPLE:
        user = grower.cast[name]
        made[name] = Client()
        if user:
            made[name].force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return made


def counted(clients):
    """Return {(page, person): queries} for all lists that the person may open."""
    found = {}
    for page in lists():
        for name, client in clients.items():
            client.get(page.url())  # what is cached once for each process does not count
            cache.clear()
            with CaptureQueriesContext(connection) as captured:
                response = client.get(page.url())
            if response.status_code == 200:
                b"".join(response) if response.streaming else response.content
                found[page.name, name] = [query["sql"] for query in captured.captured_queries]
    return found


def test_lists_take_the_same_queries_for_one_and_for_three_rows():
    grower = Grower()
    grower.grow(1)
    clients = browsers(grower)
    one = counted(clients)
    grower.grow(2)
    three = counted(clients)
    assert len({page for page, _name in three}) > 30
    both = [which for which in three if which in one]  # a list of one row may lead straight to the row
    counts = {which: (len(one[which]), len(three[which])) for which in both}
    assert {k: v for k, v in counts.items() if v[0] != v[1] and k[0] not in MAY_GROW} == {}
    limits = {which: MORE_ALLOWED.get(which[0], (LIMIT,))[0] for which in both if which[0] not in {*FORMS, *MAY_GROW}}
    limits |= {which: MORE_ALLOWED["desk:home"][0] for which in both if which[0] == "desk:home"}
    assert {which: counts[which] for which, limit in limits.items() if counts[which][1] > limit} == {}
