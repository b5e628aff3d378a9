"""The assignment: no conflict, even loads, in one piece wherever possible; the same seed gives the same draw."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitches.judging.methods.assign import Impossible, Instance, assign


@st.composite
def instances(draw):
    pitches, judges = draw(st.integers(1, 18)), draw(st.integers(1, 10))
    k = draw(st.integers(1, min(judges, 4)))
    pairs = [(f"j{j}", f"p{p}") for j in range(judges) for p in range(pitches)]
    conflicts = draw(st.sets(st.sampled_from(pairs), max_size=len(pairs) // 8))
    return Instance([f"p{p}" for p in range(pitches)], [f"j{j}" for j in range(judges)], k, frozenset(conflicts))


@given(instances(), st.text(max_size=5))
def test_no_conflict_enough_judges_and_repeatable(instance, seed):
    try:
        outcome = assign(instance, seed)
    except Impossible as error:
        allowed = {p: [j for j in instance.judges if (j, p) not in instance.conflicts] for p in error.short}
        assert all(len(judges) < instance.per_pitch for judges in allowed.values())
        return
    assert not instance.conflicts & set(outcome.pairs)
    assert len(set(outcome.pairs)) == len(outcome.pairs)
    for pitch in instance.pitches:
        assert sum(p == pitch for _j, p in outcome.pairs) == instance.per_pitch
    assert assign(instance, seed).pairs == outcome.pairs


@given(st.integers(1, 20), st.integers(2, 10), st.integers(2, 4), st.integers(0, 99))
def test_loads_are_even_and_judges_are_linked(pitches, judges, k, seed):
    k = min(k, judges)
    instance = Instance([f"p{p}" for p in range(pitches)], [f"j{j}" for j in range(judges)], k)
    figures = assign(instance, str(seed)).figures
    assert figures["loads"]["highest"] - figures["loads"]["lowest"] <= 1
    used = min(judges, pitches * k)
    if pitches * k >= pitches + used - 1:  # fewer seats than that cannot link everybody
        assert figures["components"] == 1


def test_fixed_seats_stay_and_closed_panels_are_linked():
    fixed = frozenset({("j0", "p0"), ("j0", "p1"), ("j1", "p0")})
    instance = Instance([f"p{p}" for p in range(6)], [f"j{j}" for j in range(4)], 2, fixed=fixed)
    outcome = assign(instance, "x")
    assert fixed <= set(outcome.pairs) and outcome.figures["components"] == 1


def test_an_impossible_instance_says_which_pitch_lacks_judges():
    conflicts = frozenset({("j0", "p0"), ("j1", "p0")})
    with pytest.raises(Impossible) as caught:
        assign(Instance(["p0", "p1"], ["j0", "j1", "j2"], 2, conflicts), "x")
    assert caught.value.short == {"p0": 1}
