"""Core's own documents follow their verbs and are found by who may see them."""

import pytest

from colab.core import access, lifecycle, search
from colab.core.access import visible_to
from colab.core.organisations.models import Organisation, Solution
from colab.core.search.shared_facets import body_labels, fiscal_year_labels
from colab.demo.builders.people import as_actor, make_body, make_company, make_officer, make_user, owner_of

FACTS = {
    "name": "避難所みえるくん",
    "name_en": "Shelter View",
    "summary": "避難所の混雑を地図で示します。",
    "description": "センサーで人数を数え、住民のスマートフォンへ知らせます。",
    "stage": "on_sale",
    "areas": ["disaster"],
}


@pytest.fixture
def company(db):
    return make_company("株式会社さがしもの", name_kana="サガシモノ")


@pytest.fixture
def solution(company):
    solution = Solution(organisation=company, **FACTS)
    return lifecycle.create(solution, actor=as_actor(owner_of(company)))


@pytest.fixture
def office(db):
    return as_actor(make_officer("office"))


def found(words, user=None):
    actor = user if user is None or isinstance(user, access.Actor) else as_actor(user)
    return {hit.title for hit in search.query(words, actor=actor)}


def test_a_solution_is_public_while_it_is_listed(solution, company, office):
    team, stranger = as_actor(owner_of(company)), as_actor(make_user())
    assert (found("混雑", team), found("混雑", office), found("混雑")) == ({"避難所みえるくん"}, set(), set())
    solution = lifecycle.apply("submit", solution, actor=team)
    assert (found("混雑", office), found("混雑", stranger)) == ({"避難所みえるくん"}, set())
    solution = lifecycle.apply("list", solution, actor=office)
    assert found("さがしもの スマホ") == set()
    assert found("ひなんじょ センサー") == found("shelter") == found("さがしもの") == {"避難所みえるくん"}
    lifecycle.apply("withdraw", solution, actor=team)
    assert found("混雑") == set()


def test_a_solution_is_found_by_its_teams_new_name(solution, company):
    team = as_actor(owner_of(company))
    lifecycle.apply("save", company, actor=team, name="株式会社みつけもの", name_kana="ミツケモノ", name_en="")
    assert "避難所みえるくん" in found("みつけもの", team)
    assert "避難所みえるくん" not in found("さがしもの", team)


def test_what_search_shows_is_what_the_access_rules_show(solution, company, office):
    search.touch(company)
    people = [None, as_actor(make_user()), as_actor(owner_of(company)), office]
    people += [as_actor(make_officer(role)) for role in ("section", "auditor")]
    for actor in people:
        hits = {(hit.kind, hit.key) for hit in search.query("", actor=actor)}
        for kind, model in (("solution", Solution), ("organisation", Organisation)):
            allowed = visible_to(actor or access.ANONYMOUS, model.objects.all())
            assert {key for each, key in hits if each == kind} == {str(row.pk) for row in allowed.order_by("pk")}


def test_states_are_worded_for_one_kind_only(solution, company, client):
    client.force_login(owner_of(company), backend="django.contrib.auth.backends.ModelBackend")
    assert 'name="state"' not in client.get("/search/").content.decode()
    html = client.get("/search/?kind=solution&state=draft").content.decode()
    assert 'name="state" value="draft" checked' in html and "状態: 下書き" in html


def test_facet_words(db):
    body = make_body("見本市")
    assert body_labels([str(body.pk), "x", "999999"]) == {str(body.pk): "見本市"}
    assert fiscal_year_labels(["2026", "?"]) == {"2026": "2026年度"}
