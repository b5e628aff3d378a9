"""What is typed with a key is the same as what is chosen, on every engine."""

from datetime import date, timedelta

import pytest
from django.db import models

from colab.core import clock, search
from colab.core.clock import frozen


class Field(models.TextChoices):
    DISASTER = "disaster", "防災"
    WELFARE = "welfare", "福祉・介護"
    WATER = "water", "水防災"


BUREAUS = {"1": "環境局", "2": "建設局", "3": "環境政策課"}


@pytest.fixture
def shelf(library):
    search.facet("area", "分野", Field, keys=("分野", "field"))
    search.facet(
        "unit",
        "局",
        lambda values: {value: BUREAUS[value] for value in values},
        keys=("局", "bureau"),
        find=lambda text: [value for value, name in BUREAUS.items() if text in name],
    )
    first = clock.aware(date(2026, 11, 30), 17)
    library.add("ごみの減量", facets={"area": ["welfare"], "unit": ["1", "3"]}, deadline=first)
    library.add("橋の点検", facets={"area": ["disaster"], "unit": "2"}, deadline=first + timedelta(days=1))
    library.add("橋の映画", kind="film", facets={"area": ["water"]}, date=date(2026, 4, 1))
    return library


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("局:環境局", {"ごみの減量"}),
        ("局：環境", {"ごみの減量"}),
        ("bureau:建設", {"橋の点検"}),
        ('局:"建設局" 橋', {"橋の点検"}),
        ("橋 -局:建設局", {"橋の映画"}),
        ("分野:防災", {"橋の点検"}),
        ("FIELD:disaster", {"橋の点検"}),
        ("分野:防災,介護", {"橋の点検", "ごみの減量"}),
        ("-分野:防災 -分野:水防災", {"ごみの減量"}),
        ("種類:映画", {"橋の映画"}),
        ("kind:film 橋", {"橋の映画"}),
        ("橋 -種類:映画", {"橋の点検"}),
        ("締切<2026-12-01", {"ごみの減量"}),
        ("締切＜２０２６／１２／１", {"ごみの減量"}),
        ("締切<=令和8年12月1日", {"ごみの減量", "橋の点検"}),
        ("締切>2026-11-30", {"橋の点検"}),
        ("deadline:2026-12", {"橋の点検"}),
        ("締切>=2026-11 締切<12/1", {"ごみの減量"}),
        ("締切:7日以内", {"ごみの減量", "橋の点検"}),
        ("締切:明日", {"ごみの減量"}),
        ("日付:2026年4月1日", {"橋の映画"}),
        ("日付>2026-04-01", set()),
        ("福祉", {"ごみの減量"}),
        ("環境局", {"ごみの減量"}),
    ],
)
def test_typed_conditions(shelf, typed, found):
    with frozen(clock.aware(date(2026, 11, 29), 12)):
        assert set(shelf.found(typed)) == found


def test_typed_and_chosen_are_one(shelf):
    typed = shelf.ask("橋 分野:防災 締切>2026-11-30 種類:本")
    days = {"deadline": (date(2026, 12, 1), None)}
    chosen = shelf.ask("橋", kind="book", filters={"area": ["disaster"]}, days=days)
    assert (typed.asked.text, typed.asked.kind) == ("橋", "book")
    assert (typed.filters, typed.asked.days) == (chosen.filters, chosen.asked.days)
    assert [hit.key for hit in typed] == [hit.key for hit in chosen]
    both = shelf.ask("分野:防災", filters={"area": ["water"]})
    assert both.total == 2 and both.filters == {"area": ["water", "disaster"]}


@pytest.mark.parametrize("typed", ["局:存在しない", "締切<あした以降", "分野<防災", "-締切:2026-12-01", "種類:橋"])
def test_unknown_values_are_told_and_sought_as_words(shelf, typed):
    results = shelf.ask(typed)
    assert [str(one) for one in results.asked.unknown] == [typed]
    assert results.asked.text == typed
    assert (results.total > 0) == (typed in ("種類:橋", "分野<防災", "-締切:2026-12-01"))


@pytest.mark.parametrize(
    "typed", ["10:30", "http://局", "局:", "締切:", ":", "a:b:c", "局:局:局", '局:"', "締切<<<", "年:99999999"]
)
def test_other_colons_are_letters(shelf, typed):
    assert shelf.ask(typed).total >= 0


def test_deep_days_are_answered(shelf):
    for typed in ("締切<0001-01-01", "締切>9999-12-31", "締切:9999", "締切<=9999-12-31", "日付:0000", "締切:999週間"):
        assert shelf.ask(typed).total >= 0
