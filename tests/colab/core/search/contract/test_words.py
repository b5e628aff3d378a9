"""What a query finds, on every engine."""

import pytest

PAGES = {
    "見守りサービスで高齢者を支える": "一人暮らしの高齢者宅にセンサーを置き、引っ越しの多い地域でも異変を知らせます。",
    "道路の損傷をドローンで点検する": "環境局と建設局が、橋のひび割れをサーバーに集めて調べました。AI-OCRも使います。",
    "奥多摩町の避難所の混雑を知る": "檜原村と日の出町も加わり、災害時の混雑をスマートフォンへ知らせます。",
}


@pytest.fixture
def shelf(library):
    for title, body in PAGES.items():
        library.add(title, body=body)
    library.add(
        "保育園の入園書類を減らす", title_en="Fewer papers for nurseries", body_en="Robots read the forms of 62 cities."
    )
    return library


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("見守り", "見守りサービス"),
        ("みまもり", "見守りサービス"),
        ("ミマモリ", "見守りサービス"),
        ("引越し", "見守りサービス"),
        ("引っ越し", "見守りサービス"),
        ("サーバ", "道路の損傷"),
        ("ｻｰﾊﾞｰ", "道路の損傷"),
        ("ＡＩ－ＯＣＲ", "道路の損傷"),
        ("ai ocr", "道路の損傷"),
        ("ひび割れ", "道路の損傷"),
        ("調べる", "道路の損傷"),
        ("かんきょうきょく", "道路の損傷"),
        ("おくたま", "奥多摩町"),
        ("ひのでまち", "奥多摩町"),
        ("檜原村", "奥多摩町"),
        ("多摩", "奥多摩町"),
        ("摩町", "奥多摩町"),
        ("奥", "奥多摩町"),
        ("nursery", "保育園"),
        ("NURSERIES", "保育園"),
        ("robot", "保育園"),
        ("papers forms", "保育園"),
        ("６２", "保育園"),
    ],
)
def test_spellings_and_parts_find_the_page(shelf, typed, title):
    found = shelf.found(typed)
    assert len(found) == 1 and found[0].startswith(title)


def test_all_words_must_occur(shelf):
    assert len(shelf.found("知らせ")) == 2
    assert shelf.found("知らせ 避難所") == ["奥多摩町の避難所の混雑を知る"]
    assert shelf.found("知らせ　ドローン") == []


def test_phrase_is_taken_letter_by_letter(shelf):
    assert shelf.found('"高齢者宅に"') == ["見守りサービスで高齢者を支える"]
    assert shelf.found("「高齢者宅に」") == ["見守りサービスで高齢者を支える"]
    assert shelf.found('"宅の高齢者"') == []
    assert shelf.found('"引越し"') == []
    assert shelf.found('"AI OCRも"') == ["道路の損傷をドローンで点検する"]


def test_phrase_does_not_reach_from_title_into_body(library):
    library.add("東京", body="大阪")
    assert library.found('"東京大阪"') == library.found('"東京 大阪"') == []
    assert library.found("東京 大阪") == ["東京"]


def test_exclusion(shelf):
    assert shelf.found("知らせ -避難所") == ["見守りサービスで高齢者を支える"]
    assert shelf.found("知らせ －避難所") == ["見守りサービスで高齢者を支える"]
    assert shelf.found('知らせ -"災害時の混雑"') == ["見守りサービスで高齢者を支える"]
    assert len(shelf.found("-知らせ")) == 2
    assert shelf.found("見守り -引越し") == []


def test_nothing_typed_shows_everything_newest_last_added_first(shelf):
    assert len(shelf.found("")) == 4
    assert shelf.found("")[0] == "保育園の入園書類を減らす"


def test_title_counts_more_than_body(library):
    library.add("防災訓練の記録", body="その他の取り組みも載せています。")
    library.add("下水道の点検", body="防災にも役立てます。" + "点検の結果を毎月まとめています。" * 3)
    library.add("防災の課題", body="短い説明です。")
    assert set(library.found("防災")[:2]) == {"防災訓練の記録", "防災の課題"}
    assert library.found("防災")[2] == "下水道の点検"


ODD = [
    "",
    " ",
    "　",
    '"',
    '""',
    "-",
    "--",
    '-"',
    "😀",
    "👨‍👩‍👧",
    "\x00\x01",
    "\ud800",
    "ﾞ",
    "^",
    "(((",
    "あ",
    "。",
    "・",
    "§",
    "{",
]
ODD += ["a" * 10_000, "見守り" * 4_000, "x" * 300 + " y", " ".join("abcdefghijklmnopqrstuvwxyz"), "\u202e守り"]
ODD += [
    "* OR NEAR(",
    "'; DROP TABLE",
    "title:見守り",
    "%_\\",
    "gram : x",
    "見守り AND",
    "&|!<->:*",
    '"見守り',
    '見守り"',
]


@pytest.mark.parametrize("typed", ODD)
def test_odd_input_is_answered(shelf, typed):
    results = shelf.ask(typed)
    assert results.total >= 0
    for hit in results:
        assert hit.title_parts and hit.snippet is not None


def test_long_input_says_that_it_was_cut(shelf):
    assert shelf.ask("見守り " * 500).parsed.cut
    assert not shelf.ask("見守り").parsed.cut
