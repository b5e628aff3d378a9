"""What only the engine on SQLite has: columns to count by, an order for crowds, who sees what beside the text."""

import numpy as np
import pytest
from django.db import connection

from colab.core.search.engines import columns, sqlite
from colab.core.search.models import Entry

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the engine of SQLite"),
]


@pytest.fixture
def crowd(embedded, monkeypatch):
    """More documents than bm25 is asked about, and more than one block of ids."""
    monkeypatch.setattr(sqlite, "CROWD", 5)
    monkeypatch.setattr(columns, "BLOCK", 4)
    monkeypatch.setattr(columns, "WIDTHS", {4: np.dtype("u1"), 8: np.dtype("<u2"), 16: np.dtype("<u4")})
    for number in range(9):
        embedded.add(f"記録 {number}", body="避難所の点検です。", facets={"n": str(number), "all": "x"})
    embedded.add("避難所の点検の長い長い題", facets={"all": "x"})
    embedded.add("避難所", body="点検", facets={"all": ["x", "y"]})
    return embedded


def test_a_crowd_is_led_by_its_titles(crowd):
    request = crowd.ask("避難所 点検")
    assert request.total == 11
    titles = [hit.title for hit in request]
    assert titles[:2] == ["避難所の点検の長い長い題", "避難所"]
    assert titles[2:] == [f"記録 {number}" for number in reversed(range(9))]


def test_counts_reach_over_blocks(crowd):
    counts = {facet.name: {c.value: c.count for c in facet.choices} for facet in crowd.ask("点検").facets}
    assert counts["all"] == {"x": 11, "y": 1}
    assert counts["n"] == {str(number): 1 for number in range(9)}
    assert crowd.ask("点検", filters={"n": ["3", "8"]}).total == 2


def test_a_deleted_entry_is_neither_found_nor_counted(crowd):
    Entry.objects.filter(title="避難所").delete()
    assert crowd.ask("避難所").total == 10
    assert crowd.ask("").total == 10


def test_somebody_with_thousands_of_tokens_is_answered(embedded, person):
    embedded.add("会社3999の資料", visibility=["org:3999"])
    embedded.add("会社4001の資料", visibility=["org:4001"])
    results = embedded.ask("資料", actor=person(organisations=set(range(4_000))))
    assert [hit.title for hit in results] == ["会社3999の資料"]
    assert embedded.ask("-見守り", actor=person(organisations=set(range(4_000)))).total == 1


def test_a_wide_number_widens_its_block(embedded):
    groups = [embedded.add(f"本 {number}", facets={"n": str(number)}) for number in range(300)]
    assert embedded.ask("", filters={"n": ["299"]}).total == embedded.ask("", filters={"n": ["0"]}).total == 1
    embedded.change(groups[0], facets={})
    assert embedded.ask("", filters={"n": ["0"]}).total == 0
