"""The search page."""

import re
from datetime import timedelta

import pytest

from colab.core import clock, search

LABELS = {"disaster": "防災", "welfare": "福祉"}


@pytest.fixture
def shelf(embedded):
    search.facet("area", "分野", labels=lambda values: LABELS)
    embedded.add(
        "避難所の混雑を知る", body="引っ越し先にも知らせます。", facets={"area": "disaster"}, title_en="Shelters"
    )
    embedded.add("見守りの工夫", facets={"area": ["welfare"]}, deadline=clock.now() + timedelta(days=9))
    embedded.add("避難所の映画", kind="film", facets={"area": ["disaster"]})
    embedded.add("内密の避難所", visibility=["org:1"])
    return embedded


def page(client, address="/search/", **data):
    response = client.get(address, data)
    assert response.status_code == 200
    return response.content.decode()


def titles(html):
    found = re.findall(r'<h2 class="hit__title">(.*?)</h2>', html, re.S)
    return [re.sub(r"<[^>]+>", "", title).strip() for title in found]


def test_hits_are_marked(client, shelf):
    html = page(client, q="避難所 引越し")
    assert titles(html) == ["避難所の混雑を知る"]
    assert "<mark>避難所</mark>の混雑" in html
    assert "<mark>引っ越し</mark>先にも" in html


def test_without_words_everything_public_is_listed(client, shelf):
    html = page(client)
    assert len(titles(html)) == 3
    assert "内密" not in html


def test_kinds_facets_and_order_stand_in_the_address(client, shelf):
    html = page(client, q="避難所", area="disaster", sort="date")
    assert "?q=%E9%81%BF%E9%9B%A3%E6%89%80&amp;kind=film&amp;area=disaster&amp;sort=date" in html
    assert 'value="disaster" checked' in html
    assert "分野: 防災" in html
    assert titles(page(client, kind="film")) == ["避難所の映画"]
    assert titles(page(client, area=["welfare"])) == ["見守りの工夫"]


def test_english_page_shows_english_titles_and_addresses(client, shelf):
    html = page(client, "/en/search/", q="避難所")
    assert titles(html) == ["避難所の映画", "Shelters"] or titles(html) == ["Shelters", "避難所の映画"]
    assert 'href="/en/shelf/' in html
    assert 'lang="ja"' in html


def test_nothing_found_offers_ways_out(client, shelf):
    html = page(client, q="避難所 ぞうさん")
    assert "避難所 ぞうさん" in html
    assert "?q=%E9%81%BF%E9%9B%A3%E6%89%80" in html
    assert "内密の避難所" not in page(client, q="内密の避難")
    assert "見守り" in page(client, q="見守る君")


def test_misspelt_word_is_answered_with_one_from_a_title(client, shelf):
    assert 'href="?q=%E9%81%BF%E9%9B%A3%E6%89%80"' in page(client, q="ひなんじお")


def test_hidden_titles_give_no_spellings(client, embedded):
    embedded.add("極秘計画", visibility=["org:1"])
    embedded.add("公開計画")
    assert "極秘" not in page(client, q="ごくひけいがく").replace("ごくひ", "")


def test_filters_without_hits_lead_back(client, shelf):
    html = page(client, q="見守り", area="disaster", kind="film")
    assert titles(html) == []
    assert 'href="?q=%E8%A6%8B%E5%AE%88%E3%82%8A"' in html


def test_markup_in_texts_and_words_is_harmless(client, embedded):
    embedded.add('<b>x</b> "危険" & <script>alert(1)</script>', body="<p>本文</p><img src=x onerror=alert(1)>")
    html = page(client, q='"危険" <script>alert(1)</script>')
    assert "<script>alert" not in html and "onerror" not in html
    assert "危険" in page(client, q="危険")


@pytest.mark.parametrize("page_number", ["0", "-1", "x", "²", "99999999999", ""])
def test_odd_pages_are_answered(client, shelf, page_number):
    assert titles(page(client, page=page_number))


def test_long_and_broken_addresses_are_answered(client, shelf):
    assert page(client, q="見守り" * 3000)
    assert client.get("/search/?q=%ff%fe&area=%00&kind=%ed%a0%80&sort=%22").status_code == 200
    assert client.post("/search/", {"q": "x"}).status_code == 405


def test_queries_do_not_grow_with_the_hits(client, embedded, assert_queries_flat):
    search.facet("area", "分野", labels=lambda values: LABELS)

    def build(number):
        for _ in range(number):
            embedded.add("避難所の本", facets={"area": "disaster"})
        return "/search/?q=避難所&area=disaster"

    assert_queries_flat(build)


def test_pages_of_hits(client, embedded):
    for number in range(45):
        embedded.add(f"課題{number}番")
    html = page(client, q="課題", page=2)
    assert len(titles(html)) == 20
    assert 'start="21"' in html and "page=3" in html
