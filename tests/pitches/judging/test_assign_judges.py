"""The command: its file format, its answers to bad files, the same bytes twice."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

GOOD = {
    "pitches": ["P1", "P2", 3],
    "judges": ["J1", "J2", 7],
    "per_pitch": 2,
    "load": [2, 2],
    "conflicts": [["J1", "P2"], ["J1", "P2"], [7, 3]],
    "expertise": {"J1": {"P1": 1, "3": 0.5}, "7": {"P2": 0.8}},
}


def run(tmp_path, instance, *more):
    path = tmp_path / "instance.json"
    path.write_text(instance if isinstance(instance, str) else json.dumps(instance), encoding="utf-8")
    out = StringIO()
    call_command("assign_judges", "--instance", str(path), *more, stdout=out)
    return out.getvalue()


def test_pairs_and_figures_in_the_documented_form(tmp_path):
    text = run(tmp_path, GOOD, "--seed", "5")
    answer = json.loads(text)
    assert sorted(answer["pairs"], key=str) == [["J1", "P1"], ["J1", 3], ["J2", "P2"], ["J2", 3], [7, "P1"], [7, "P2"]]
    figures = answer["figures"]
    assert figures["expertise"] == {"achieved": 2.3, "optimum": 2.3, "share": 1.0}
    assert (figures["components"], figures["loads"], figures["seed"]) == (1, {"lowest": 2, "highest": 2}, "5")
    assert run(tmp_path, GOOD, "--seed", "5") == text
    out = tmp_path / "assignment.json"
    assert run(tmp_path, GOOD, "--seed", "5", "--out", str(out)) == "" and out.read_text() == text


def test_the_order_of_the_rows_changes_nothing(tmp_path):
    turned = GOOD | {
        "pitches": GOOD["pitches"][::-1],
        "judges": GOOD["judges"][::-1],
        "conflicts": GOOD["conflicts"][::-1],
        "expertise": dict(reversed(GOOD["expertise"].items())),
    }
    assert run(tmp_path, turned) == run(tmp_path, GOOD)


BAD = [
    ("not json", "not JSON"),
    ("[]", "one JSON object"),
    ('{"pitches": [], "pitches": []}', "stands twice"),
    ('{"pitches": ["a"], "judges": ["b"], "per_pitch": NaN}', "not a number"),
    ({"pitches": ["a"]}, '"judges" is missing'),
    (GOOD | {"conflict": []}, "not a known key"),
    (GOOD | {"pitches": ["P1", "P1"]}, "twice"),
    (GOOD | {"judges": [1, "1"]}, "twice"),
    (GOOD | {"judges": [True]}, "an id is"),
    (GOOD | {"judges": "J1"}, "list of ids"),
    (GOOD | {"per_pitch": 0}, "at least 1"),
    (GOOD | {"per_pitch": 1.5}, "whole number"),
    (GOOD | {"load": [3, 1]}, "above the highest"),
    (GOOD | {"load": [-1, 1]}, "lowest, highest"),
    (GOOD | {"load": 3}, "lowest, highest"),
    (GOOD | {"conflicts": [["J9", "P1"]]}, "no judge"),
    (GOOD | {"conflicts": [["P1", "J1"]]}, "no judge"),
    (GOOD | {"conflicts": [["J1"]]}, "a pair is"),
    (GOOD | {"conflicts": [[["J1"], "P1"]]}, "no judge"),
    (GOOD | {"fixed": [["J1", "P2"]]}, "is a conflict"),
    (GOOD | {"expertise": {"J9": {}}}, "no judge"),
    (GOOD | {"expertise": {"J1": {"P9": 1}}}, "no pitch"),
    (GOOD | {"expertise": {"J1": {"P1": 1.2}}}, "from 0 to 1"),
    (GOOD | {"expertise": {"J1": {"P1": "1"}}}, "from 0 to 1"),
    (GOOD | {"expertise": [1]}, "expertise"),
    (GOOD | {"per_pitch": 3}, "only 2 have no conflict"),
    (GOOD | {"per_pitch": 4}, "needs 4 judges"),
    (GOOD | {"load": [0, 1]}, "6 seats are needed"),
    (GOOD | {"load": [3, 3]}, "9 seats in total, but only 6"),
    (GOOD | {"pitches": [], "conflicts": [], "expertise": {}}, "no pitch"),
    (GOOD | {"judges": [], "conflicts": [], "expertise": {}}, "no judge"),
]


@pytest.mark.parametrize(("instance", "words"), BAD)
def test_bad_files_are_refused_in_words(tmp_path, instance, words):
    out = tmp_path / "assignment.json"
    with pytest.raises(CommandError, match=words):
        run(tmp_path, instance, "--out", str(out))
    assert not out.exists()


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("assign_judges", "--instance", str(tmp_path / "none.json"))


def test_groups_that_block_each_other_are_named(tmp_path):
    crowded = {
        "pitches": ["a", "b", "c"],
        "judges": ["x", "y", "z"],
        "per_pitch": 1,
        "load": [0, 1],
        "conflicts": [["y", "a"], ["z", "a"], ["y", "b"], ["z", "b"]],
    }
    with pytest.raises(CommandError, match="Pitches a, b together need 2 seats; .* only 1"):
        run(tmp_path, crowded)
    starved = crowded | {"load": [1, 3], "conflicts": [["x", "a"], ["y", "a"], ["x", "b"], ["y", "b"]]}
    with pytest.raises(CommandError, match="Judges x, y together must take 2 seats; .* only 1"):
        run(tmp_path, starved)
