"""Several workers at once (`-n 2 --dist loadgroup`): each test goes to who is free, and what takes long begins first.

What shares a real server stays together by file: two at once would take each other's messages. A module that keeps
something between its tests says so by `@pytest.mark.xdist_group`.
"""

import pytest
from _pytest.nodeid import NodeId


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config, items):
    if not hasattr(config, "workerinput"):
        return (yield)
    for item in items:  # before the plugin reads the groups
        if item.get_closest_marker("needs") and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.location[0]))
    outcome = yield
    for item in items:
        _name_group(item)
    items.sort(key=_haste)
    return outcome


def _name_group(item):
    """pytest-xdist 3.8 writes the group into a text that pytest has not read since 9.2, where ids are objects."""
    written = getattr(item, "_nodeid", "")
    if "@" in written and "@" not in item.nodeid:
        item._id = NodeId.parse(written)


def _haste(item):
    """Return 0 for a long walk in a browser, 1 for another long test, 2 for the rest, which keep their order."""
    if not item.get_closest_marker("slow"):
        return 2
    return 0 if item.get_closest_marker("browser") else 1
