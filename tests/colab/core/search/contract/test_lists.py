"""Kinds, facets, order, pages and visibility, on every engine."""

from datetime import UTC, date, datetime, timedelta

import pytest

from colab.core import clock, search
from colab.core.access import Actor
from colab.core.search.visibility import tokens_of


def numbers(results, name):
    """Return value -> count of one facet."""
    for facet in results.facets:
        if facet.name == name:
            return {choice.value: choice.count for choice in facet.choices}
    return {}


@pytest.fixture
def shelf(library):
    search.facet("area", "Area", labels=lambda values: {value: value.upper() for value in values})
    library.add("防災の本", facets={"area": ["disaster", "welfare"], "state": "open"})
    library.add("福祉の本", facets={"area": ["welfare"], "state": "closed"})
    library.add("環境の本", facets={"area": "environment", "state": "open", "empty": ""})
    library.add("防災の映画", kind="film", facets={"area": ["disaster"], "state": "open"})
    return library


def test_kinds_are_counted_for_all_kinds(shelf):
    results = shelf.ask("防災", kind="book")
    assert results.total == 1
    assert {(k.kind, k.count, k.chosen) for k in results.kinds} == {("book", 1, True), ("film", 1, False)}
    assert results.everywhere == 2


def test_facets_count_what_choosing_would_show(shelf):
    results = shelf.ask("")
    assert numbers(results, "area") == {"disaster": 2, "welfare": 2, "environment": 1}
    assert numbers(results, "state") == {"open": 3, "closed": 1}
    assert numbers(results, "empty") == {}
    assert results.facets[0].choices[0].label == "DISASTER"


def test_a_chosen_facet_still_counts_its_other_values(shelf):
    results = shelf.ask("", filters={"area": ["disaster"]})
    assert results.total == 2
    assert numbers(results, "area") == {"disaster": 2, "welfare": 2, "environment": 1}
    assert numbers(results, "state") == {"open": 2}
    assert {k.kind: k.count for k in results.kinds} == {"book": 1, "film": 1}


def test_values_widen_and_facets_narrow(shelf):
    assert shelf.ask("", filters={"area": ["disaster", "environment"]}).total == 3
    assert shelf.ask("", filters={"area": ["welfare"], "state": ["closed"]}).total == 1
    assert shelf.ask("", kind="film", filters={"area": ["welfare"]}).total == 0


def test_unknown_names_are_harmless(shelf):
    assert shelf.ask("", filters={"no.such*": ["x"], "area": ["'; --"]}).total == 0
    assert shelf.ask("", kind="nothing").total == 4
    assert shelf.ask("", sort="sideways").sort == "relevance"


def test_sort_by_deadline_shows_open_ones_first_then_the_latest_past(library):
    now = clock.now()
    for title, days in (("遠い", 300), ("先週", -7), ("なし", None), ("明日", 1), ("昨日", -1), ("来週", 7)):
        library.add(f"{title}の締切", deadline=None if days is None else now + timedelta(days=days))
    found = [title.removesuffix("の締切") for title in library.found("締切", sort="deadline")]
    assert found == ["明日", "来週", "遠い", "昨日", "先週", "なし"]


def test_sort_by_date_shows_the_newest_first(library):
    library.add("古い", date=date(2025, 4, 1))
    library.add("日付なし")
    library.add("新しい", date=datetime(2026, 3, 31, 15, 30, tzinfo=UTC))
    assert library.found("", sort="date") == ["新しい", "古い", "日付なし"]
    assert library.ask("新しい").hits[0].date == date(2026, 4, 1)


def test_pages(library):
    for number in range(25):
        library.add(f"課題 {number:02}")
    first, third = library.ask("課題", per_page=10), library.ask("課題", per_page=10, page=3)
    assert (first.total, first.pages, len(first), len(third)) == (25, 3, 10, 5)
    seen = [hit.key for page in (1, 2, 3) for hit in library.ask("課題", per_page=10, page=page)]
    assert len(set(seen)) == 25
    beyond = library.ask("課題", per_page=10, page=9_999_999)
    assert (beyond.page, len(beyond)) == (3, 5)
    assert library.ask("課題", per_page=10, page=-3).page == 1


def test_only_holders_of_a_token_find(library, person):
    library.add("公開の資料")
    library.add("会社12の資料", visibility=["org:12"])
    library.add("課3の資料", visibility=["unit:3", "org:99"])
    library.add("事務局の資料", visibility=["programme:1"])
    library.add("全事務局の資料", visibility=["office"])
    library.add("本人の資料", visibility=["user:77"])
    library.add("経理3の資料", visibility=["finance:3"])
    library.add("職員の資料", visibility=["staff"])
    library.add("誰にも見えない資料", visibility=[])

    def seen(actor):
        results = library.ask("資料", actor=actor)
        assert results.total == len(results.hits)
        return {title.removesuffix("の資料") for title in (hit.title for hit in results)}

    office = {"programmes_by_role": {"office": {1}}, "units_by_role": {"office": {9}}}
    everything = {"公開", "本人", "会社12", "課3", "経理3", "事務局", "全事務局", "職員"}
    assert seen(None) == {"公開"}
    assert seen(person()) == {"公開", "本人"}
    assert seen(person(organisations={12})) == {"公開", "本人", "会社12"}
    assert seen(person(units_by_role={"head": {2, 3}})) == {"公開", "本人", "課3", "職員"}
    assert seen(person(units_by_role={"finance": {3}})) == {"公開", "本人", "経理3", "職員"}
    assert seen(person(**office)) == {"公開", "本人", "事務局", "全事務局", "職員"}
    assert seen(person(units_by_role={"auditor": {1}})) == everything
    assert seen(Actor.system_("clock")) == everything


def test_hidden_rows_are_not_counted(library):
    library.add("内密の防災", visibility=["org:1"], facets={"area": "secret"})
    library.add("公開の防災")
    results = library.ask("防災")
    assert results.total == results.everywhere == 1
    assert numbers(results, "area") == {}


def test_changes_are_found_and_old_words_are_not(library):
    group = library.add("朝顔の観察", facets={"area": "old"})
    library.change(group, title="向日葵の観察", facets={"area": "new"})
    assert library.found("朝顔") == []
    assert library.found("向日葵") == ["向日葵の観察"]
    assert numbers(library.ask(""), "area") == {"new": 1}
    library.change(group, visibility=["org:5"])
    assert library.found("向日葵") == []
    library.change(group, visibility=["public"])
    library.remove(group)
    assert library.found("向日葵") == library.found("") == []


def test_a_person_without_rights_holds_public_and_own_tokens_only(person):
    assert tokens_of(None) == {"public"}
    assert tokens_of(person()) == {"public", "user:77"}
    assert tokens_of(Actor.system_("clock")) is None
