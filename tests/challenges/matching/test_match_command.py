"""`manage.py match`: files in, files out, clear words about bad ones."""

import json

import pytest
from django.core.management import CommandError, call_command

CHALLENGES = [
    {"id": "c1", "title": "道路の冠水を早く知りたい", "body": "地下通路に水がたまります。", "tags": ["防災"],
     "constraints": "停電時も動くこと。", "bureau": "建設局"},
    {"id": 2, "title": "図書館の本が見つからない", "body": "書架を探します。", "tags": [], "constraints": ["カメラ不可"]},
]  # fmt: skip
SOLUTIONS = [
    {"id": "s1", "name": "水位計", "body": "道路の冠水を知らせます。電池で動きます。", "tags": ["防災"], "stage": "製品", "area": "全国"},
    {"id": "s2", "name": "本棚カメラ", "body": "図書館の書架をカメラで撮ります。", "tags": None, "area": ["東京"]},
]  # fmt: skip


def lines(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.fixture
def run(tmp_path):
    def match(*options, challenges=None, solutions=None):
        files = tmp_path / "c.jsonl", tmp_path / "s.jsonl", tmp_path / "run.jsonl"
        files[0].write_text(lines(CHALLENGES) if challenges is None else challenges, encoding="utf-8")
        files[1].write_text(lines(SOLUTIONS) if solutions is None else solutions, encoding="utf-8")
        call_command(
            "match", "--challenges", str(files[0]), "--solutions", str(files[1]), "--out", str(files[2]), *options
        )
        return [json.loads(line) for line in files[2].read_text(encoding="utf-8").splitlines()]

    return match


def test_a_line_a_match_with_reasons(run):
    found = run("--method", "lexical", "--k", "1")
    assert [(line["challenge"], line["solution"], line["rank"]) for line in found] == [("c1", "s1", 1), ("2", "s2", 1)]
    assert set(found[0]) == {"challenge", "solution", "rank", "score", "band", "reasons"}
    kinds = [reason["kind"] for reason in found[0]["reasons"]]
    assert kinds[0] == "sentences" and {"nouns", "tags", "constraint"} <= set(kinds)
    constraint = {reason["kind"]: reason for reason in found[0]["reasons"]}["constraint"]
    assert constraint == {
        "kind": "constraint",
        "text": "停電時も動くこと。",
        "status": "met",
        "says": "電池で動きます。",
    }
    assert {reason.get("status") for reason in found[1]["reasons"]} >= {"not_met"}


def test_the_reverse_and_the_best_method(run):
    found = run("--reverse", "--k", "5")
    assert [(line["solution"], line["challenge"], line["rank"]) for line in found] == [
        ("s1", "c1", 1), ("s1", "2", 2), ("s2", "2", 1), ("s2", "c1", 2),
    ]  # fmt: skip
    assert found == run("--reverse", "--k", "5")


def test_empty_files_give_an_empty_run(run):
    assert run("--method", "lexical", challenges="\ufeff\n\n") == []
    assert run("--method", "lexical", solutions="") == []


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ("{", "line 1: no JSON"),
        ("[1]", "line 1: a JSON object"),
        ('{"title": "題"}', 'line 1: "id"'),
        ('{"id": "a", "title": 5}', 'line 1: "title" is a text'),
        ('{"id": "a", "title": "題", "tags": [1]}', 'line 1: "tags"'),
        ('{"id": "a", "title": "\\u0000 "}', "line 1: neither a name nor a body"),
        ('{"id": "a", "title": "題"}\n\n{"id": "a", "title": "題"}', "line 3: id 'a' stands twice"),
        ("[" * 100_000, "line 1: no JSON"),
    ],
)
def test_bad_lines_are_named(run, bad, words, tmp_path):
    with pytest.raises(CommandError) as refused:
        run("--method", "lexical", challenges=bad)
    assert words in str(refused.value)
    assert not (tmp_path / "run.jsonl").exists()


def test_other_mistakes(run, tmp_path):
    with pytest.raises(CommandError, match="1 to 1000"):
        run("--k", "0")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("match", "--challenges", str(tmp_path / "none"), "--solutions", str(tmp_path / "none"))
    (tmp_path / "l1").write_bytes("題".encode("euc-jp"))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("match", "--challenges", str(tmp_path / "l1"), "--solutions", str(tmp_path / "l1"))
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("match", "--challenges", str(tmp_path / "c.jsonl"), "--solutions", str(tmp_path / "s.jsonl"), "--method",
                     "lexical", "--out", str(tmp_path / "no" / "run.jsonl"))  # fmt: skip
