"""Lists take the same number of queries for one row and for three."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext


def _count(client, url):
    cache.clear()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(url)
    assert response.status_code == 200, f"{url}: {response.status_code}"
    return [query["sql"] for query in captured.captured_queries]


@pytest.fixture
def assert_queries_flat(client):
    """Return `check(build, client=None, limit=12)`.

    `build(n)` creates n further rows and returns the address of the list. It is called with 1, then with 2; the page is
    asked for once before counting, so that caches filled once per process do not count.
    """
    default = client

    def check(build, client=None, limit=12):
        browser = client or default
        browser.get(build(1))
        url = build(0)
        one = _count(browser, url)
        three = _count(browser, build(2))
        assert len(three) == len(one), f"{len(one)} queries for 1 row, {len(three)} for 3:\n" + "\n".join(three)
        assert len(three) <= limit, f"{len(three)} queries, allowed are {limit}:\n" + "\n".join(three)

    return check
