"""`rank_scores`: the documented files, and a clear word for every mistake."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

RUBRIC = {"scale": [1, 5], "criteria": [{"id": "a", "weight": 3}, {"id": "b", "weight": 1}]}
HEAD = "pitch,judge,criterion,value"


@pytest.fixture
def run(tmp_path):
    def call(marks, rubric=RUBRIC, language="en"):
        scores, rules = tmp_path / "marks.csv", tmp_path / "rubric.json"
        scores.write_text(marks, encoding="utf-8")
        rules.write_text(rubric if isinstance(rubric, str) else json.dumps(rubric), encoding="utf-8")
        out = StringIO()
        call_command("rank_scores", scores=scores, rubric=rules, language=language, stdout=out)
        return json.loads(out.getvalue())

    return call


def sheet(pitch, judge, a, b, *more):
    tail = "".join(f",{value}" for value in more)
    return f"{pitch},{judge},a,{a}{tail}\n{pitch},{judge},b,{b}{tail}\n"


def test_the_file_has_all_the_documented_fields(run):
    rows = "".join(sheet(f"p{p}", f"j{j}", 1 + (p + j) % 5, 1 + p % 5) for p in range(5) for j in range(4))
    (event,) = run(f"{HEAD}\n{rows}")["events"]
    assert event["event"] == "" and set(event) == {"event", "pitches", "judges", "notes"}
    figures = {"pitch", "raw", "simple", "official", "place", "place_low", "place_high", "p_first", "p_top3", "group"}
    assert all(set(row) == figures for row in event["pitches"])
    assert all(set(row) == {"judge", "severity", "spread", "weight", "flags"} for row in event["judges"])
    assert [row["place"] for row in event["pitches"]] == sorted(row["place"] for row in event["pitches"])
    assert sum(row["p_first"] for row in event["pitches"]) == pytest.approx(1)


def test_many_events_are_ranked_each_by_itself_and_rounds_are_pooled(run):
    rows = sheet("p1", "j1", 5, 5, 1, "x") + sheet("p1", "j1", 4, 4, 2, "x") + sheet("p1", "j1", 1, 1, 1, "y")
    events = run(f"{HEAD},round,event\n{rows}")["events"]
    assert [event["event"] for event in events] == ["x", "y"]
    assert [event["pitches"][0]["raw"] for event in events] == [4.5, 1.0]


def test_an_absent_mark_is_not_a_zero(run):
    (event,) = run(f"{HEAD}\np1,j1,a,5\np1,j1,b,\np2,j1,a,5\np2,j1,b,5\np3,j2,a,\n")["events"]
    first, second, third = event["pitches"]
    assert first["raw"] == second["raw"] == 5 and third["place"] is None and third["official"] is None
    assert {note.split(":")[0] for note in event["notes"]} >= {"missing_marks", "pitch_without_marks", "one_judge"}


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ("", "empty"),
        ("\n\n", "empty"),
        (f"{HEAD}\n", "no marks"),
        (f"{HEAD},colour\np,j,a,3,red\n", "Unknown columns: colour"),
        ("pitch,judge,value\np,j,3\n", "Missing columns: criterion"),
        (f"{HEAD},value\np,j,a,3,3\n", "come twice: value"),
        (f"{HEAD}\np,j,a,6\n", "Row 2: the mark 6 is outside the scale from 1 to 5"),
        (f"{HEAD}\np,j,a,0\n", "outside"),
        (f"{HEAD}\np,j,a,good\n", "Row 2: “good” is not a number"),
        (f"{HEAD}\np,j,a,nan\n", "not a number"),
        (f"{HEAD}\np,j,z,3\n", "does not know the criterion “z”"),
        (f"{HEAD}\np,j,a,3\np,j,a,3\n", "Row 3: the same mark is in row 2 already"),
        (f"{HEAD}\n,j,a,3\n", "“pitch” is empty"),
        (f"{HEAD}\np,j,a\n", "Row 2 has 3 cells"),
    ],
)
def test_mistakes_in_the_marks_are_named(run, marks, said):
    with pytest.raises(CommandError) as caught:
        run(marks)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("rubric", "said"),
    [
        ("{", "not JSON"),
        ("[]", '"scale"'),
        ({"scale": [5, 1], "criteria": []}, "below its highest"),
        ({"scale": [1, 5], "criteria": []}, '"criteria"'),
        ({"scale": [1, 5], "criteria": [{"weight": 1}]}, '"id"'),
        ({"scale": [1, 5], "criteria": [{"id": "a", "weight": 0}]}, "above 0"),
        ({"scale": [1, 5], "criteria": [{"id": "a", "weight": 1}, {"id": "a", "weight": 1}]}, "twice"),
    ],
)
def test_mistakes_in_the_rubric_are_named(run, rubric, said):
    with pytest.raises(CommandError) as caught:
        run(f"{HEAD}\np,j,a,3\n", rubric)
    assert said in str(caught.value)


def test_words_come_in_the_language_of_the_person(run):
    with pytest.raises(CommandError) as caught:
        run(f"{HEAD}\np,j,a,9\n", language="ja")
    assert "2行目" in str(caught.value)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("rank_scores", scores=tmp_path / "no.csv", rubric=tmp_path / "no.json", language="en")
