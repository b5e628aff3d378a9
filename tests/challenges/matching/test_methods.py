"""The pure methods: lists, reasons, constraints, what is usual."""

from dataclasses import replace

import numpy as np
import pytest

from challenges.matching.methods import chain, encoders, ranking
from challenges.matching.methods.bands import band
from challenges.matching.methods.collection import Collection, answers
from challenges.matching.methods.constraints import MET, NOT_MET, NOT_STATED, check_all, yen
from challenges.matching.methods.copied import Wordings
from challenges.matching.methods.evidence import Explainer
from challenges.matching.methods.index import Index
from challenges.matching.methods.lsa import Lsa
from challenges.matching.methods.measures import ndcg, recall, reciprocal_rank
from challenges.matching.methods.sentences import Sentences
from challenges.matching.methods.stock import without_stock
from challenges.matching.methods.texts import Text
from tests.bench.matching.evaluation import load

FLOOD = Text(
    "c1", "大雨で道路が冠水するのを早く知りたい", "地下通路の入口に水がたまります。停電時も動くこと。", ("防災",)
)
LIBRARY = Text("c2", "図書館で棚の本が見つからない", "書架を探すのに時間がかかります。", ("図書館",))
GAUGE = Text("s1", "水位計", "道路の冠水を水位のセンサーで知らせます。電池で動きます。毎月改良しています。", ("防災",))
SHELF = Text("s2", "本棚カメラ", "図書館の書架を撮り、本の並びの乱れを見つけます。毎月改良しています。")
CAFE = Text("s3", "喫茶みなも", "雨の日は珈琲が半額です。毎月改良しています。")


def ids(matches, texts):
    return [texts[match.profile].id for match in matches]


@pytest.mark.parametrize("method", chain.installed(), ids=lambda method: method.name)
def test_the_profile_that_answers_comes_first_in_both_directions(method):
    profiles = [CAFE, SHELF, GAUGE]
    matrix = ranking.scores(method, Collection([FLOOD, LIBRARY]), Collection(profiles))
    first, second = ranking.best_profiles(matrix, 2)
    assert ids(first, profiles)[0] == "s1"
    assert ids(second, profiles)[0] == "s2"
    assert [match.rank for match in first] == [1, 2]
    back = ranking.best_challenges(matrix, 5)
    assert [own[0].challenge for own in back[1:]] == [1, 0]
    assert len(back[0]) == 2


@pytest.mark.parametrize("method", chain.installed(), ids=lambda method: method.name)
def test_one_profile_looked_up_scores_as_within_the_list(method):
    challenges, profiles = [FLOOD, LIBRARY], [GAUGE, SHELF, CAFE]
    index = Index(method, Collection(profiles), Collection(challenges))
    matrix = index.profiles_for(Collection(challenges))
    alone = index.challenges_for(Collection([SHELF]))
    assert np.allclose(alone[:, 0], matrix[:, 1], atol=1e-4)


@pytest.mark.parametrize("method", [m for m in chain.installed() if m.copied], ids=lambda method: method.name)
def test_copying_the_title_of_a_challenge_does_not_bring_a_stranger_to_the_top(method):
    copying = replace(CAFE, id="s4", body=f"「{FLOOD.title}」という方も珈琲が半額です。毎月改良しています。")
    profiles = [CAFE, copying, SHELF, GAUGE]
    first = ranking.best_profiles(ranking.scores(method, Collection([FLOOD, LIBRARY]), Collection(profiles)), 4)[0]
    assert ids(first, profiles)[0] == "s1"
    index = Index(method, Collection(profiles), Collection([FLOOD, LIBRARY]))
    let_through = Index(replace(method, copied=0.0), Collection(profiles), Collection([FLOOD, LIBRARY]))
    alone, before = index.challenges_for(Collection([copying])), let_through.challenges_for(Collection([copying]))
    assert alone[0, 0] < before[0, 0] and alone[1, 0] == before[1, 0]


def test_wording_is_copied_and_terms_and_a_phrase_are_free():
    asked = Text(
        "c",
        "道路の冠水を早く知りたい",
        "職員が二人一組で見回りますが、回り切れず通行止めの判断が遅れます。",
        more="停電時も動くこと。",
    )
    whole = Text("a", "", "職員が二人一組で見回りますが、回り切れず通行止めの判断が遅れます！")
    phrase = Text("b", "職員二人一組", "道路の冠水を知らせ、停電時も動きます。通行止めの人も。", ("早く知りたい",))
    shares = Wordings.of([whole, phrase, Text("e", "", "")]).shares(Wordings.of([asked]))
    assert shares[0, 0] > 0.5 and shares[0, 1:].tolist() == [0, 0]
    assert Wordings.of([]).shares(Wordings.of([asked])).shape == (1, 0)
    assert Wordings.of([whole]).shares(Wordings.of([])).shape == (0, 1)


def test_every_sentence_of_a_body_is_looked_at_however_short_the_name():
    assert GAUGE.statements[0].startswith("道路の冠水を") and len(GAUGE.statements) == 3
    assert Text("x", "水位計のみ", "").statements == ["水位計のみ"]
    assert Sentences.of_profile(GAUGE).texts == GAUGE.statements


@pytest.mark.skipif(not encoders.has_e5(), reason="multilingual-e5-small is not installed")
def test_a_profile_answers_by_the_whole_and_by_its_sentences():
    nothing = Text("n", "", "")
    rows = answers([GAUGE, nothing, SHELF])
    whole, said = encoders.e5_passage([GAUGE.whole])[0], encoders.e5_passage(GAUGE.statements)
    assert np.allclose(rows[0], (whole + said.mean(axis=0)) / np.linalg.norm(whole + said.mean(axis=0)), atol=2e-2)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)
    assert answers([]).shape == (0, encoders.E5_SIZE)


ODD = ["", "あ", "🙂" * 50, "ﾊﾝｶｸ ｶﾅ", '"((-OR "', "\x00\ud800\u202e", "長い文。" * 2500, "切れ目がない" * 1700]


@pytest.mark.parametrize("method", chain.installed(), ids=lambda method: method.name)
def test_any_text_gets_an_answer(method):
    longest = 300 if method.challenge_vectors else 10_000  # encoders take their time
    odd = [Text(str(n), text, text[:longest], (text,)) for n, text in enumerate(ODD)]
    matrix = ranking.scores(method, Collection([FLOOD, *odd]), Collection([*odd, GAUGE]))
    assert matrix.shape == (len(ODD) + 1, len(ODD) + 1) and np.isfinite(matrix).all()
    assert ranking.scores(method, Collection([]), Collection(odd)).shape == (0, len(ODD))
    assert ranking.scores(method, Collection(odd), Collection([])).shape == (len(ODD), 0)


@pytest.mark.parametrize("text", ODD)
def test_any_text_is_explained(text):
    odd = Text("x", text, text[:2000], (text,))
    sentences = Sentences.of_profile(odd)
    explainer = Explainer.of([odd], [sentences])
    assert explainer.explain(FLOOD, odd, Sentences.of_challenge(FLOOD), sentences, []) is not None


def test_reasons_name_sentences_nouns_tags_and_what_is_open():
    profiles = [GAUGE, SHELF, CAFE]
    sentences = [Sentences.of_profile(text) for text in profiles]
    explainer = Explainer.of(profiles, sentences)
    evidence = explainer.explain(FLOOD, GAUGE, Sentences.of_challenge(FLOOD), sentences[0], [])
    assert {pair.profile for pair in evidence.pairs} <= set(GAUGE.sentences)
    assert "毎月改良しています。" not in [pair.profile for pair in evidence.pairs]
    assert "冠水" in evidence.nouns and len(evidence.nouns) <= 5
    assert evidence.tags == ["防災"]
    other = explainer.explain(LIBRARY, CAFE, Sentences.of_challenge(LIBRARY), sentences[2], [])
    assert other.pairs and other.not_covered


def test_constraints_are_met_not_met_or_not_stated():
    constraints = "カメラを使わないこと。費用は300万円以内。停電時も動くこと。職員の研修を行うこと。"
    profile = "高精細のカメラで撮影します。料金は年450万円です。電池で3年動きます。"
    assert [check.status for check in check_all(constraints, profile)] == [NOT_MET, NOT_MET, MET, NOT_STATED]
    assert [check.status for check in check_all(constraints, "映像は取りません。")] == [MET, *[NOT_STATED] * 3]
    assert check_all(["費用は300万円以内"], "", price_yen=2_000_000)[0].status == MET
    assert [check.text for check in check_all({"期間": "3か月", "空": ""}, "")] == ["期間: 3か月"]
    assert check_all(None, "何か") == []
    assert yen("１，２３４万円") == 12_340_000 and yen("無料") is None


def test_stock_sentences_are_dropped_where_many_texts_have_them():
    texts = [
        Text(str(n), f"題{n}", f"これは{n}番目の固有の説明で、{'甲乙丙丁戊己'[n % 6] * 7}。毎月改良しています。")
        for n in range(15)
    ]
    assert all("毎月" not in text.body for text in without_stock(texts))
    assert "15" not in without_stock(texts)[3].body and "3番目" in without_stock(texts)[3].body
    assert without_stock(texts[:5]) == texts[:5]
    same = [Text(str(n), "", "同じことしか言いません。") for n in range(15)]
    assert without_stock(same) == same


def test_measures():
    assert ndcg(["a", "b"], {"a": 3, "b": 0}) == 1
    assert round(ndcg(["b", "a"], {"a": 3, "b": 0}), 4) == 0.6309
    assert recall(["a", "x"], {"a": 2, "b": 3, "x": 1}) == 0.5
    assert reciprocal_rank(["x", "a"], {"a"}) == 0.5
    assert [band(value) for value in (2.0, 1.0, 0.0)] == ["strong", "possible", "weak"]


def test_a_large_collection_is_decomposed_in_blocks(monkeypatch):
    documents = [[f"w{n % 7}", f"w{n % 11}", "all"] for n in range(80)]
    exact = Lsa(documents).project(documents)
    monkeypatch.setattr("challenges.matching.methods.lsa.EXACT", 10)
    monkeypatch.setattr("challenges.matching.methods.lsa.BLOCK", 16)
    blocks = Lsa(documents).project(documents)
    assert np.allclose(exact @ exact.T, blocks @ blocks.T, atol=1e-3)


@pytest.mark.parametrize(("name", "asked", "offered"), [("first", 34, 136), ("second", 20, 93)])
def test_the_evaluation_sets_are_whole(name, asked, offered):
    challenges, solutions, grades = load(name)
    assert (len(challenges), len(solutions)) == (asked, offered)
    known = {row.text.id for row in solutions}
    assert set(grades) == {row.text.id for row in challenges}
    assert all(set(own) <= known and max(own.values()) == 3 and min(own.values()) == 0 for own in grades.values())


def test_the_chain_takes_the_best_that_is_installed(monkeypatch):
    monkeypatch.setattr(encoders, "find_spec", lambda name: None)
    encoders.has_e5.cache_clear()
    encoders.has_use.cache_clear()
    try:
        assert chain.installed() == [chain.LEXICAL, chain.BIGRAM]
        assert chain.best() is chain.LEXICAL
    finally:
        encoders.has_e5.cache_clear()
        encoders.has_use.cache_clear()
