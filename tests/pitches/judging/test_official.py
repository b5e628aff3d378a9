"""The rule `official`: names and order change nothing, scores stay on the scale, odd events get a clear answer."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitches.judging.methods.canonical import orders
from pitches.judging.methods.normal import between
from pitches.judging.methods.rank import Cell, rank

WEIGHTS = {1: 40, 2: 35, 3: 25}
FIGURES = ("raw", "simple", "official", "place", "place_low", "place_high", "p_first", "p_top3", "group")


@st.composite
def events(draw):
    pitches, judges = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    mark = st.one_of(st.none(), st.integers(0, 10), st.sampled_from([0, 10]))
    seats = [(p, j) for p in range(pitches) for j in range(judges)]
    seats = draw(st.lists(st.sampled_from(seats), unique=True, min_size=1))
    return [Cell(f"p{p}", f"j{j}", c, draw(mark)) for p, j in seats for c in WEIGHTS]


def figures(ranking):
    return {line.pitch: [getattr(line, name) for name in FIGURES] for line in ranking.lines}


@settings(max_examples=40, deadline=None)
@given(events(), st.integers(0, 10**6))
def test_names_and_order_change_nothing(cells, seed):
    lot = random.Random(seed)
    names = {name: f"n{lot.random()}" for cell in cells for name in (cell.pitch, cell.judge)}
    other = [Cell(names[cell.pitch], names[cell.judge], cell.criterion, cell.value) for cell in cells]
    lot.shuffle(other)
    before, after = figures(rank(cells, WEIGHTS)), figures(rank(other, WEIGHTS))
    for pitch, values in before.items():
        assert after[names[pitch]] == pytest.approx(values, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(events())
def test_figures_are_what_they_can_be(cells):
    ranking = rank(cells, WEIGHTS)
    marked = [line for line in ranking.lines if line.official is not None]
    assert repr(ranking) == repr(rank(list(cells), WEIGHTS))
    for line in marked:
        assert 0 <= line.official <= 10 and 0 <= line.p_first <= line.p_top3 <= 1
        assert 1 <= line.place_low <= line.place_high <= len(marked) and line.place is not None
    if marked:
        assert sum(line.p_first for line in marked) == pytest.approx(1)
        assert [line.place for line in marked] == sorted(line.place for line in marked)
    for judge in ranking.judges:
        assert np.isfinite([judge.severity, judge.spread, judge.weight]).all() and judge.weight > 0


@settings(max_examples=30, deadline=None)
@given(events())
def test_a_blank_mark_is_the_same_as_none(cells):
    given_only = [cell for cell in cells if cell.value is not None]
    pitches = {cell.pitch for cell in cells}
    assert figures(rank(cells, WEIGHTS)) == figures(rank(given_only, WEIGHTS, pitches=pitches))


def square(value, pitches=6, judges=6):
    return [Cell(f"p{p}", f"j{j}", c, value(p, j, c)) for p in range(pitches) for j in range(judges) for c in WEIGHTS]


def test_equal_marks_give_one_place_and_one_group():
    ranking = rank(square(lambda p, j, c: 7), WEIGHTS)
    assert {line.place for line in ranking.lines} == {1} and {line.group for line in ranking.lines} == {1}
    assert len({line.p_first for line in ranking.lines}) == 1
    assert {"all_equal", "ties"} <= set(ranking.notes)
    assert all("same_mark" in judge.flags for judge in ranking.judges)


def test_a_judge_with_the_same_mark_for_all_counts_for_little():
    ranking = rank(square(lambda p, j, c: 5 if j == 0 else 2 + p + (p * j + c) % 3), WEIGHTS)
    flat = next(judge for judge in ranking.judges if judge.judge == "j0")
    assert flat.weight < 0.3 and {"low_weight", "same_mark"} <= set(flat.flags)
    assert [line.pitch for line in ranking.lines] == ["p5", "p4", "p3", "p2", "p1", "p0"]


def test_a_favourite_is_flagged_and_stays_in():
    def mark(p, j, c):
        return (10 if p == 1 else 2) if j == 0 else min(10, 3 + p + (j + c + p) % 2)

    judge = next(judge for judge in rank(square(mark, 8, 7), WEIGHTS).judges if judge.judge == "j0")
    assert "one_high:p1" in judge.flags


def test_panels_that_never_meet_are_said():
    cells = square(lambda p, j, c: 3 + (p + j + c) % 5, 8, 8)
    cells = [cell for cell in cells if int(cell.pitch[1:]) % 2 == int(cell.judge[1:]) % 2]
    assert "separate_panels" in rank(cells, WEIGHTS).notes


def test_the_best_of_a_clear_event_is_sure_and_the_close_one_is_said():
    clear = rank(square(lambda p, j, c: 1 + p + (j + c) % 2), WEIGHTS)
    assert clear.lines[0].pitch == "p5" and clear.lines[0].p_first > 0.9 and "close_call" not in clear.notes
    close = rank(square(lambda p, j, c: 2 + min(p, 4) + (j + c + (p == 5)) % 2), WEIGHTS)
    assert "close_call" in close.notes and close.first_beats_second < 0.8


def test_all_rounds_are_pooled():
    cells = square(lambda p, j, c: 4 + p % 3 + (j + c) % 2)
    again = [Cell("p2", f"j{j}", c, 9, "final") for j in range(6) for c in WEIGHTS]
    before, after = ({line.pitch: line for line in rank(rows, WEIGHTS).lines} for rows in (cells, cells + again))
    assert after["p2"].official > before["p2"].official and after["p2"].judges == 12


def test_alike_pitches_are_ordered_the_same_way_whatever_they_are_called():
    rows = [("x", "j", (1,)), ("y", "k", (1,)), ("z", "j", (2,))]
    pitches, judges = orders(rows)
    renamed = [({"x": "c", "y": "a", "z": "b"}[p], {"j": "l", "k": "m"}[j], marks) for p, j, marks in rows]
    other, others = orders(renamed)
    assert [{"x": "c", "y": "a", "z": "b"}[p] for p in pitches] == other
    assert [{"j": "l", "k": "m"}[j] for j in judges] == others


@pytest.mark.parametrize("bounds", [(-0.5, 0.5), (2, 3), (-3, -2), (1, np.inf), (-np.inf, -8), (30, 31)])
def test_the_normal_between_bounds(bounds):
    low, high = bounds
    mean, variance = between(np.array([low]), np.array([high]))
    assert max(low, -50) <= mean[0] <= min(high, 50) and 0 < variance[0] <= 1
