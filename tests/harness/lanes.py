"""Several workers at once (`-n 2 --dist loadgroup`): a file's tests stay together, and what takes long begins first.

A slow test goes alone, so that a file of several keeps nobody waiting at the end; a module that keeps something between
its tests says so by `@pytest.mark.xdist_group`.
"""

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config, items):
    if not hasattr(config, "workerinput"):
        return (yield)
    for item in items:  # before the plugin reads the groups
        if not item.get_closest_marker("xdist_group"):
            alone = item.get_closest_marker("slow") and not item.get_closest_marker("needs")
            item.add_marker(pytest.mark.xdist_group(item.nodeid if alone else item.location[0]))
    outcome = yield
    items.sort(key=_haste)
    return outcome


def _haste(item):
    """Return 0 for a long walk in a browser, 1 for another long test, 2 for the rest, which keep their order."""
    if not item.get_closest_marker("slow"):
        return 2
    return 0 if item.get_closest_marker("browser") else 1
