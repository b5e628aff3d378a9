"""The ranking: independent of order and names, within the scale, and a missing mark is never a zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitches.judging.methods.rank import BadMarks, Cell, rank

WEIGHTS = {1: 40, 2: 35, 3: 25}


@st.composite
def events(draw):
    pitches, judges = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    mark = st.one_of(st.none(), st.integers(0, 10))
    seats = [(p, j) for p in range(pitches) for j in range(judges)]
    seats = draw(st.lists(st.sampled_from(seats), unique=True, min_size=1))
    return [Cell(f"p{p}", f"j{j}", c, draw(mark)) for p, j in seats for c in WEIGHTS]


@given(events(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(cells, random):
    before = rank(cells, WEIGHTS)
    shuffled = list(cells)
    random.shuffle(shuffled)
    assert rank(shuffled, WEIGHTS) == before


@given(events(), st.sampled_from(["simple", "raw"]))
def test_scores_stay_within_the_scale_and_places_follow_them(cells, rule):
    lines = rank(cells, WEIGHTS, rule=rule).lines
    scored = [line for line in lines if line.raw is not None]
    assert all(-1e-9 <= line.simple <= 10 + 1e-9 for line in scored)
    values = [round(getattr(line, rule), 2) for line in scored]
    assert values == sorted(values, reverse=True)
    assert all(line.place is None for line in lines if line.raw is None)


@given(events())
def test_other_names_give_the_same_result(cells):
    renamed = [Cell(f"x{9 - int(c.pitch[1:])}", f"y{c.judge}", c.criterion, c.value) for c in cells]
    before = {line.pitch: (line.place, line.raw) for line in rank(cells, WEIGHTS).lines}
    after = {f"p{9 - int(line.pitch[1:])}": (line.place, line.raw) for line in rank(renamed, WEIGHTS).lines}
    assert after.keys() == before.keys()
    for pitch, (place, raw) in before.items():
        assert after[pitch][0] == place and after[pitch][1] == (raw if raw is None else pytest.approx(raw, abs=1e-9))


def test_a_missing_mark_is_not_a_zero():
    full = [Cell(p, "j1", c, 8) for p in ("a", "b") for c in WEIGHTS]
    gap = [cell for cell in full if (cell.pitch, cell.criterion) != ("a", 2)] + [Cell("a", "j1", 2, None)]
    by_pitch = {line.pitch: line for line in rank(gap, WEIGHTS).lines}
    assert by_pitch["a"].raw == by_pitch["b"].raw == 8
    assert (by_pitch["a"].missing, by_pitch["b"].missing) == (1, 0)


def test_a_harsh_judge_does_not_decide_who_wins():
    def sheet(pitch, judge, value):
        return [Cell(pitch, judge, c, value) for c in WEIGHTS]

    cells = sheet("a", "mild", 8) + sheet("b", "mild", 7) + sheet("b", "fair", 6) + sheet("c", "fair", 7)
    cells += sheet("c", "harsh", 4) + sheet("a", "harsh", 3) + sheet("d", "mild", 9) + sheet("d", "harsh", 4)
    result = rank(cells, WEIGHTS)
    assert result.severities["harsh"] < result.severities["fair"] < result.severities["mild"]


def test_where_everybody_marks_everything_both_orders_agree():
    cells = [Cell(f"p{p}", f"j{j}", c, (p * 3 + j * 2 + c) % 11) for p in range(5) for j in range(4) for c in WEIGHTS]
    simple, raw = (rank(cells, WEIGHTS, rule=rule) for rule in ("simple", "raw"))
    assert [line.pitch for line in simple.lines] == [line.pitch for line in raw.lines]
    assert all(line.simple == pytest.approx(line.raw, abs=1e-6) for line in raw.lines)


@pytest.mark.parametrize(
    "cells",
    [
        [Cell("a", "j", 1, 11)],
        [Cell("a", "j", 1, -1)],
        [Cell("a", "j", 9, 5)],
        [Cell("a", "j", 1, 5), Cell("a", "j", 1, 6)],
    ],
)
def test_impossible_marks_are_refused(cells):
    with pytest.raises(BadMarks):
        rank(cells, WEIGHTS)


def test_odd_inputs_give_a_clear_answer():
    assert rank([], WEIGHTS, pitches=["a"]).lines[0].place is None
    assert rank([], WEIGHTS).notes == ("no_marks",)
    one = rank([Cell("a", "j", c, 5) for c in WEIGHTS], WEIGHTS)
    assert (one.lines[0].place, one.lines[0].raw, "fewer_than_three_judges" in one.notes) == (1, 5, True)
    with pytest.raises(LookupError):
        rank([], WEIGHTS, rule="magic")
