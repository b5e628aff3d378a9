"""What is offered while somebody types, on every engine."""

import pytest
from django.db import models

from colab.core import search
from colab.core.search.analysis import sound, squeezed
from colab.core.search.narrowing import narrow
from colab.core.search.parsing import parse
from colab.core.search.romaji import heard_in, kana_of
from colab.core.search.service import titles
from colab.core.search.suggesting import suggestions


class State(models.TextChoices):
    OPEN = "open", "募集中"
    CLOSED = "closed", "受付終了"


@pytest.fixture
def shelf(library):
    search.facet("state", "状態", State, keys=("状態", "is"))
    library.add("奥多摩町の避難所の混雑を知る", body="見守りにも役立てます。", facets={"state": "open"})
    library.add("高齢者の見守りサービス", title_en="Watching over the elderly", body="奥多摩町でも使います。")
    library.add("東京都の情報公開")
    library.add("引っ越しの手続き", body="東京都の情報です。")
    library.add("内密の避難計画", visibility=["org:1"])
    library.catch_up()
    return library


def offered(shelf, typed, **options):
    return [hit.entry.title for hit in titles(narrow(parse(typed)), engine=shelf.engine, **options)]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("奥多", "奥多摩町の避難所の混雑を知る"),
        ("おくた", "奥多摩町の避難所の混雑を知る"),
        ("okutam", "奥多摩町の避難所の混雑を知る"),
        ("ひなんじょ", "奥多摩町の避難所の混雑を知る"),
        ("konz", "奥多摩町の避難所の混雑を知る"),
        ("みまも", "高齢者の見守りサービス"),
        ("MIMAMORI", "高齢者の見守りサービス"),
        ("elder", "高齢者の見守りサービス"),
        ("tokyo", "東京都の情報公開"),
        ("とうきょう", "東京都の情報公開"),
        ("jouhou koukai", "東京都の情報公開"),
        ("joho", "東京都の情報公開"),
        ("hikkoshi", "引っ越しの手続き"),
        ("ﾋｯｺｼ", "引っ越しの手続き"),
    ],
)
def test_titles_are_met_by_letters_sound_and_latin_letters(shelf, typed, title):
    assert offered(shelf, typed) == [title]


def test_only_titles_and_only_what_one_may_see(shelf, person):
    assert offered(shelf, "見守り") == ["高齢者の見守りサービス"]
    assert offered(shelf, "内密") == []
    assert offered(shelf, "内密", actor=person(organisations={1})) == ["内密の避難計画"]
    assert offered(shelf, "zzz") == offered(shelf, "qwerty") == []


def test_filters_come_before_pages(shelf, settings):
    lines = suggestions("募集")
    assert [(str(one.note), one.label) for one in lines] == [("状態", "募集中")]
    assert lines[0].url == "/search/?state=open"
    assert suggestions("避難所 募集")[0].url == "/search/?q=%E9%81%BF%E9%9B%A3%E6%89%80&state=open"
    assert [one.label for one in suggestions("状態:受付")] == ["受付終了"]


@pytest.mark.parametrize("typed", ["", " ", '"', "-見守り", "状態:", "x" * 5_000, "\x00", "😀", "%", "'; --"])
def test_odd_input_offers_nothing_and_breaks_nothing(shelf, typed):
    assert suggestions(typed) == []


def test_page_answers_in_json(client, embedded):
    group = embedded.add("避難所の混雑を知る")
    lines = client.get("/search/suggest/", {"q": "hinan"}).json()["options"]
    assert lines == [{"label": "避難所の混雑を知る", "note": "本", "url": f"/shelf/{group.pk}/", "lang": ""}]
    embedded.add("ほかの本", title_en="Shelters")
    assert client.get("/en/search/suggest/", {"q": "shelt"}).json()["options"][0]["label"] == "Shelters"
    assert client.post("/search/suggest/").status_code == 405


@pytest.mark.parametrize(
    ("latin", "kana"),
    [
        ("mimamori", "ミマモリ"),
        ("shinjuku", "シンジュク"),
        ("sinzyuku", "シンジュク"),
        ("hikkoshi", "ヒッコシ"),
        ("matcha", "マッチャ"),
        ("shimbashi", "シンバシ"),
        ("fureai", "フレアイ"),
        ("faks", "ファ"),
        ("vaiorin", "バイオリン"),
        ("tsu", "ツ"),
        ("kyokuch", "キョク"),
        ("street", ""),
        ("ai-ocr", ""),
    ],
)
def test_latin_letters_as_kana(latin, kana):
    assert kana_of(latin) == kana


def test_long_vowels_do_not_matter_in_latin_letters():
    for heard, typed in (
        ("トウキョウ", "tokyo"),
        ("オオシマ", "oshima"),
        ("チュウオウ", "chuou"),
        ("コウトウ", "koto"),
    ):
        assert squeezed(sound(heard)) == heard_in(typed)
