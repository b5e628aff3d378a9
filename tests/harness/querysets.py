"""Querysets of our models without an order come back shuffled; a slice of one is an error.

Also an error: locking joined rows without saying which (`select_for_update` with `select_related` and no `of=`), which
works on SQLite and fails on PostgreSQL.
"""

import random

import pytest
from django.apps import apps
from django.db.models.query import MAX_GET_RESULTS, QuerySet

from colab.core.rooms import RoomConfig


class UnorderedSlice(AssertionError):
    """A part was taken of a queryset that has no order."""


class AmbiguousLock(AssertionError):
    """`select_for_update` with `select_related` needs `of=`."""


def _is_ours(model):
    return isinstance(apps.app_configs.get(model._meta.app_label), RoomConfig)


def _check(queryset):
    query = queryset.query
    if query.select_for_update and query.select_related and not query.select_for_update_of:
        raise AmbiguousLock(queryset.model.__name__)
    is_get = (query.low_mark, query.high_mark) == (0, MAX_GET_RESULTS)
    if query.is_sliced and not is_get and not queryset.ordered:
        raise UnorderedSlice(f"{queryset.model.__name__}: order the queryset before slicing it")


@pytest.fixture(scope="session", autouse=True)
def unordered_querysets_are_shuffled():
    """Patch the one place where every queryset fills its cache."""
    patch = pytest.MonkeyPatch()
    fetch_all = QuerySet._fetch_all

    def fetch(self):
        fresh = self._result_cache is None
        if not fresh or not _is_ours(self.model):
            return fetch_all(self)
        _check(self)
        fetch_all(self)
        if len(self._result_cache) > 1 and not self.ordered and not self.query.combinator:
            random.shuffle(self._result_cache)
        return None

    patch.setattr(QuerySet, "_fetch_all", fetch)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def repeatable_chance(request):
    """Seed chance by the test's name, so that a failure comes again."""
    random.seed(request.node.nodeid.rpartition("@")[0] or request.node.nodeid)  # workers add their group
