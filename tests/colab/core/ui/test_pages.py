"""The frame: error pages, navigation, languages, the style guide."""

from types import SimpleNamespace

import pytest
from django.contrib.contenttypes.models import ContentType
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory

from colab.core.access import ANONYMOUS, Grants
from colab.core.ui import navigation, worknav
from colab.core.ui.context import Frame, other_language_path


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "429", "500"])
def test_error_pages_speak_both_languages_and_need_nothing(code):
    html = render_to_string(f"{code}.html")
    assert 'lang="ja"' in html and 'lang="en"' in html
    assert html.count("<h1>") == 1


@pytest.mark.parametrize(
    ("path", "ja", "en"),
    [("/", "/", "/en/"), ("/en/", "/", "/en/"), ("/challenges/", "/challenges/", "/en/challenges/"),
     ("/en/challenges/x/", "/challenges/x/", "/en/challenges/x/"), ("/energy/", "/energy/", "/en/energy/")],
)  # fmt: skip
def test_the_same_page_in_the_other_language(path, ja, en):
    assert other_language_path(path, "ja") == ja
    assert other_language_path(path, "en") == en


def test_a_view_may_say_where_the_other_language_is():
    request = RequestFactory().get("/a/?x=1")
    assert [each["url"] for each in Frame(request).languages] == ["/a/?x=1", "/en/a/?x=1"]
    request.language_paths = {"ja": "/a/"}
    assert [each["url"] for each in Frame(request).languages] == ["/a/"]


@pytest.fixture
def empty_registries(monkeypatch):
    monkeypatch.setattr(navigation, "_entries", {})
    monkeypatch.setattr(worknav, "_entries", {})


def test_navigation_leaves_out_what_nobody_serves(empty_registries):
    navigation.register("ui:style_guide", "見本", order=20)
    navigation.register("no_such_page", "なし", order=10)
    navigation.register("account_login", "入る", area=navigation.FOOTER)
    links = navigation.links(RequestFactory().get("/style-guide/"))
    assert [(link["label"], link["current"]) for link in links] == [("見本", "page")]


def test_of_two_entries_above_a_page_only_the_nearer_is_current():
    links = [{"url": "/work/pitches/"}, {"url": "/work/pitches/all/"}, {"url": "/work/"}]

    def current(path):
        return [link["current"] for link in navigation.marked(path, links)]

    assert current("/work/pitches/all/") == ["", "page", ""]
    assert current("/work/pitches/abc/edit/") == ["true", "", ""]
    assert current("/work/") == ["", "", "page"] and current("/elsewhere/") == ["", "", ""]


def test_work_navigation_is_for_those_who_may(empty_registries, db):
    worknav.register("A", "ui:style_guide", when=lambda actor: actor.may, group="組", counted=lambda actor: three())
    request = RequestFactory().get("/work/")
    request.actor = SimpleNamespace(may=True, user_id=1, grants=Grants())
    ((heading, (link,)),) = worknav.groups(request)
    assert (heading, link["count"]) == ("組", 3)
    request.actor = SimpleNamespace(may=False, user_id=2, grants=Grants())
    assert worknav.groups(request) == []


def test_an_entry_of_work_navigation_needs_its_rows(empty_registries, db, django_assert_num_queries):
    worknav.register("A", "ui:style_guide", rows=lambda actor: three().none(), order=1)
    worknav.register("B", "account_login", rows=lambda actor: three(), order=2)
    request = RequestFactory().get("/work/")
    request.actor = ANONYMOUS
    with django_assert_num_queries(1):
        ((_heading, (link,)),) = worknav.groups(request)
    assert (link["label"], link["count"]) == ("B", None)


def three():
    """Return three rows of anything."""
    return ContentType.objects.filter(pk__in=ContentType.objects.order_by("pk").values("pk")[:3])


def test_the_style_guide_is_not_for_everybody(client, db):
    assert client.get("/style-guide/").status_code == 404


@pytest.mark.parametrize("path", ["/style-guide/", "/en/style-guide/", "/style-guide/?work"])
def test_the_style_guide_shows_every_part(client, db, settings, path):
    settings.DEMO_MODE = True
    html = client.get(path).content.decode()
    assert html.count("<h1") == 1
    assert 'name="robots" content="noindex' in html
    assert ("架空のデモデータ" in html) == (not path.startswith("/en/"))
    assert client.post(path, {"title": "x"}).status_code == 200


def test_public_pages_name_their_addresses(client, db, settings):
    settings.DEBUG = True
    html = client.get("/en/style-guide/?page=3&x=1").content.decode()
    assert f'<link rel="canonical" href="{settings.SITE_URL}/en/style-guide/?page=3">' in html
    assert f'hreflang="ja" href="{settings.SITE_URL}/style-guide/"' in html
    assert '<html lang="en"' in html


def test_titles_and_descriptions_are_told_twice():
    source = "{% head_title %}{{ name }} | ラボ{% endhead_title %}"
    source += '{% head_description %}a "b" <i>{{ name }}</i>{% endhead_description %}'
    html = engines["django"].from_string(source).render({"name": '<"Q">'})
    assert "<title>&lt;&quot;Q&quot;&gt; | ラボ</title>" in html
    assert '<meta property="og:title" content="&lt;&quot;Q&quot;&gt;">' in html
    assert '<meta name="description" content="a &quot;b&quot; &lt;&quot;Q&quot;&gt;">' in html


def test_tones_are_checked():
    with pytest.warns(UserWarning, match="unknown tone"):
        engines["django"].from_string('{% chip "x" "purple" %}').render()


def test_guards_show_the_next_step_first():
    lines = [
        {"text": "一", "status": "passed"},
        {"text": "二", "status": "open"},
        {"text": "三", "status": "failed", "why": "足りません", "article": "第12条の3第2項"},
    ]
    html = engines["django"].from_string("{% guard_list lines %}").render({"lines": lines})
    assert html.index("三") < html.index("二") < html.index("<details")
    assert "第12条の3第2項" in html and "足りません" in html
