"""Filters of lists, with real rows."""

import pytest
from django.db.models import QuerySet
from django.http import QueryDict
from django.template import engines
from django.test import RequestFactory

from colab.core.organisations.models import Unit
from colab.core.ui.filters import ChoiceFilter, FilterSet, SortFilter, TextFilter
from colab.core.ui.pagination import paginate
from colab.demo.builders.people import make_body, make_unit

KINDS = [("bureau", "局"), ("division", "部"), ("section", "課")]


class UnitFilters(FilterSet):
    q = TextFilter("言葉", lambda rows, text: rows.filter(name__icontains=text))
    kind = ChoiceFilter("種別", KINDS, counts=True)
    parent = ChoiceFilter(
        "上位", [("yes", "あり"), ("no", "なし")], lambda rows, v: rows.filter(parent=None), single=True
    )
    sort = SortFilter("順", [("name", "名前", ["name"]), ("back", "逆", ["-name"])])


@pytest.fixture
def units(db):
    body = make_body()
    for name, kind in (("環境局", "bureau"), ("環境課", "section"), ("福祉課", "section")):
        make_unit(body, name, kind=kind)
    return Unit.objects.filter(name__in=["環境局", "環境課", "福祉課"])


def bound(units, query=""):
    return UnitFilters(RequestFactory().get(f"/?{query}"), units)


def names(filters):
    return [unit.name for unit in filters.rows]


def test_without_parameters_all_rows_in_the_default_order(units):
    assert names(bound(units)) == sorted(["環境局", "環境課", "福祉課"])


def test_filters_add_up(units):
    assert set(names(bound(units, "kind=section"))) == {"環境課", "福祉課"}
    assert names(bound(units, "kind=section&q=環境")) == ["環境課"]
    assert len(names(bound(units, "kind=section&kind=bureau"))) == 3


def test_unknown_values_are_left_aside(units):
    assert len(names(bound(units, "kind=x%00y&sort=zzz&q=+&parent=maybe"))) == 3


def test_counts_leave_out_the_own_choice(units):
    facet = next(each for each in bound(units, "kind=bureau&q=環境").facets if each.name == "kind")
    assert {option.value: option.count for option in facet.options} == {"bureau": 1, "section": 1}
    assert [option.value for option in facet.options if option.chosen] == ["bureau"]


def test_active_filters_can_be_taken_away(units):
    filters = bound(units, "kind=section&kind=bureau&q=環境&sort=back&page=2")
    urls = {str(chosen.value): QueryDict(chosen.url[1:]) for chosen in filters.active}
    assert urls["課"].getlist("kind") == ["bureau"]
    assert urls["課"]["q"] == "環境" and "page" not in urls["課"]
    assert "q" not in urls["環境"]
    assert QueryDict(filters.clear_url[1:]).dict() == {"sort": "back"}


def test_the_number_of_queries_is_constant(units, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert bound(units, "kind=section").facets


def test_the_form_shows_what_is_chosen(units):
    request = RequestFactory().get("/?kind=section&q=%3Cb%3E")
    source = "{% filter_form filters %}{% active_filters filters 0 %}"
    html = engines["django"].from_string(source).render({"filters": UnitFilters(request, units)}, request)
    assert 'value="section" checked' in html
    assert "&lt;b&gt;" in html and "<b>" not in html
    assert "0件" in html


def test_pages_have_a_stable_order(units):
    page = paginate(RequestFactory().get("/?page=2&kind=section"), units.order_by("body_id"), per_page=2)
    assert page.number == 2
    assert page.query == "kind=section"
    assert isinstance(page.paginator.object_list, QuerySet)
    assert page.paginator.object_list.query.order_by == ("body_id", "pk")


@pytest.mark.parametrize(("asked", "given"), [("99", 2), ("x", 1), ("-1", 2), ("", 1)])
def test_pages_that_do_not_exist(units, asked, given):
    assert paginate(RequestFactory().get(f"/?page={asked}"), units, per_page=2).number == given
