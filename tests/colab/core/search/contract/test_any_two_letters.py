"""Whatever two to eight neighbouring letters stand on a page, they find it."""

import random
import re

import pytest

TEXTS = [
    (
        "Q：保育園の空き情報を、その日のうちに届けるには？",
        "窓口と電話で一日に平均120件の問い合わせがあり、回答までに三日かかっています。",
    ),
    ("道路の陥没を早く見つける", "Ｌ型側溝やマンホール周りのひび割れを、ｽﾏｰﾄﾌｫﾝとAI-OCRで点検。第1種区間は年2回です。"),
    (
        "帰宅困難者の受入れ",
        "檜原村・奥多摩町・日の出町・瑞穂町の施設と、𠮷野さんの髙い櫓。ヴァイオリン教室も協力します。",
    ),
    (
        "Flood sensors for the Kanda river",
        "Low-cost LoRaWAN gauges send water levels every 5 minutes; naïve café owners reacted.",
    ),
    (
        "ゴミ出し支援アプリ「ごみナビ」",
        "令和八年度の実証では、12人中9人で改善しました。々ヶヵ〆・ー〜などの字もあります。",
    ),
]
STRETCH = re.compile(r"[^\W_]{2,}")


@pytest.fixture
def shelf(library):
    for title, body in TEXTS:
        library.add(title, body=body)
    return library


def test_any_neighbouring_letters_find_their_page(shelf):
    for _ in range(120):
        title, body = random.choice(TEXTS)
        stretch = random.choice(STRETCH.findall(f"{title} {body}"))
        length = random.randint(2, min(8, len(stretch)))
        start = random.randint(0, len(stretch) - length)
        part = stretch[start : start + length]
        results = shelf.ask(part, facets=False)
        assert title in [hit.entry.title for hit in results], part
        marked = [hit for hit in results if hit.entry.title == title][0]
        assert any(piece.mark for piece in [*marked.title_parts, *marked.snippet]), part
