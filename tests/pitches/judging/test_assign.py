"""The assignment: no conflict, loads kept, best expertise, in one piece; the same seed gives the same draw."""

import os

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitches.judging.methods.assign import BadInstance, Impossible, Instance, assign
from pitches.judging.methods.seating import cuts, flow, graph
from pitches.judging.methods.seating.table import make_table

ROUNDS = int(os.environ.get("ASSIGNMENT_ROUNDS", "2000"))


@st.composite
def instances(draw, pitches=18, judges=10):
    p, j = draw(st.integers(1, pitches)), draw(st.integers(1, judges))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    return random_instance(random, p, j, draw(st.integers(1, min(j, 5))), draw(st.sampled_from([0, 0.1, 0.3])))


def random_instance(random, p, j, k, share):
    """Return an instance with fields, conflicts, fixed seats and loads, some of them impossible."""
    pitches, judges = [f"p{n}" for n in range(p)], [f"j{n}" for n in range(j)]
    fields = random.integers(0, 3, p), random.integers(0, 3, j)
    expertise = np.where(fields[1][:, None] == fields[0][None, :], 1.0, 0.3) * random.choice([1.0, random.random()])
    expertise = np.clip(expertise + random.choice([0, 0.3]) * random.random((j, p)), 0, 1)
    conflicts = {(judges[a], pitches[b]) for a, b in np.argwhere(random.random((j, p)) < share)}
    fixed = {(judges[a], pitches[b]) for a, b in np.argwhere(random.random((j, p)) < 0.03)} - conflicts
    middle, wide = p * k / j, int(random.integers(0, 4))
    load = None if random.random() < 0.3 else (max(0, int(middle) - wide), -int(-middle // 1) + wide)
    table = {
        judge: dict(zip(pitches, line, strict=True)) for judge, line in zip(judges, expertise.tolist(), strict=True)
    }
    return Instance(pitches, judges, k, frozenset(conflicts), frozenset(fixed), load, table)


def check(instance, seed):
    """Assert all that an assignment promises; return its figures, None where there is none."""
    try:
        outcome = assign(instance, seed)
    except Impossible as error:
        assert error.reasons and truly_impossible(instance)
        return None
    pairs = set(outcome.pairs)
    assert len(pairs) == len(outcome.pairs)
    assert not instance.conflicts & pairs and instance.fixed <= pairs
    held = {one: sum(p == one for _j, p in instance.fixed) for one in instance.pitches}
    for pitch in instance.pitches:
        assert sum(p == pitch for _j, p in pairs) == max(instance.per_pitch, held[pitch])
    for judge in instance.judges if instance.load else ():
        own = sum(j == judge for j, _p in pairs)
        assert instance.load[0] <= own <= max(instance.load[1], sum(j == judge for j, _p in instance.fixed))
    figures = outcome.figures
    total = sum(instance.expertise.get(j, {}).get(p, 0) for j, p in pairs)
    assert figures["expertise"]["achieved"] == pytest.approx(total, abs=1e-5)
    assert figures["expertise"]["share"] >= 0.98 or "links_cost_expertise" in figures["notes"]
    return figures


def truly_impossible(instance):
    table = make_table(instance)
    wide = flow.best_flow(table, flow.costs(table, np.random.default_rng(0)), every_pair=True)
    return wide is None and (not table.even or flow.even_loads(table) is None)


@given(instances(), st.text(max_size=5))
@settings(max_examples=300, deadline=None)
def test_every_promise_holds(instance, seed):
    check(instance, seed)


@given(instances(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_rows_in_another_order_give_the_same_draw(instance, random):
    turned = Instance(
        random.sample(instance.pitches, len(instance.pitches)),
        random.sample(instance.judges, len(instance.judges)),
        instance.per_pitch,
        instance.conflicts,
        instance.fixed,
        instance.load,
        dict(random.sample(sorted(instance.expertise.items()), len(instance.expertise))),
    )
    try:
        assert assign(turned, "x") == assign(instance, "x") == assign(instance, "x")
    except Impossible:
        with pytest.raises(Impossible):
            assign(turned, "x")


@given(instances())
@settings(max_examples=60, deadline=None)
def test_other_names_keep_every_promise_and_the_optimum(instance):
    def named(pairs):
        return frozenset((f"x{100 - int(j[1:])}", f"y{100 - int(p[1:])}") for j, p in pairs)

    other = Instance(
        [f"y{100 - int(p[1:])}" for p in instance.pitches],
        [f"x{100 - int(j[1:])}" for j in instance.judges],
        instance.per_pitch,
        named(instance.conflicts),
        named(instance.fixed),
        instance.load,
        {
            f"x{100 - int(j[1:])}": {f"y{100 - int(p[1:])}": value for p, value in line.items()}
            for j, line in instance.expertise.items()
        },
    )
    one, two = check(instance, "x"), check(other, "x")
    assert (one is None) == (two is None)
    if one and instance.load:
        assert one["expertise"]["optimum"] == pytest.approx(two["expertise"]["optimum"], abs=1e-3)


@given(instances(pitches=9, judges=6))
@settings(max_examples=60, deadline=None)
def test_one_piece_wherever_it_can_be_for_as_little_as_it_costs(instance):
    figures = check(instance, "x")
    if figures is None or (figures["components"] == 1 and figures["expertise"]["share"] >= 0.98):
        return
    table = make_table(instance)
    if figures["components"] > 1:
        assert "several_pieces_needed" in figures["notes"] or table.free.size > cuts.SMALL
    elif instance.load:
        seats, _proven = cuts.best_in_one_piece(table, flow.costs(table, np.random.default_rng(0)))
        if graph.pieces(seats)[0] == 1:
            best = table.expertise[seats].sum()
            assert figures["expertise"]["achieved"] >= best - 0.0101 * figures["expertise"]["optimum"]


@pytest.mark.slow
def test_thousands_of_instances():
    random = np.random.default_rng(20261122)
    for _ in range(ROUNDS):
        p, j = (int(random.integers(1, most)) for most in (40, 20))
        k = int(random.integers(1, min(j, 5) + 1))
        check(random_instance(random, p, j, k, random.choice([0, 0.05, 0.2])), str(random.integers(99)))


@given(st.integers(1, 20), st.integers(2, 10), st.integers(2, 4), st.integers(0, 99))
@settings(deadline=None)
def test_loads_are_even_and_judges_are_linked(pitches, judges, k, seed):
    k = min(k, judges)
    instance = Instance([f"p{p}" for p in range(pitches)], [f"j{j}" for j in range(judges)], k)
    figures = assign(instance, str(seed)).figures
    assert figures["loads"]["highest"] - figures["loads"]["lowest"] <= 1
    used = min(judges, pitches * k)
    if pitches * k >= pitches + used - 1:  # fewer seats than that cannot link everybody
        assert figures["components"] == 1
    else:
        assert "several_pieces_needed" in figures["notes"]


def test_closed_fields_are_linked_and_the_lot_decides_among_equals():
    pitches, judges = [f"p{n:02}" for n in range(24)], [f"j{n:02}" for n in range(12)]
    expertise = {j: {p: float(int(j[1:]) % 3 == int(p[1:]) % 3) for p in pitches} for j in judges}
    instance = Instance(pitches, judges, 4, load=(4, 12), expertise=expertise)
    one, two = assign(instance, "1"), assign(instance, "2")
    for outcome in (one, two):
        figures = outcome.figures
        assert figures["components"] == 1 and figures["severity_variance"] < 2
        assert figures["expertise"]["achieved"] == 94
    assert one.pairs != two.pairs


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


@pytest.mark.parametrize(
    "instance",
    [
        Instance(["p", "p"], ["j"], 1),
        Instance(["p"], ["j"], 0),
        Instance(["p"], ["j"], 1, load=(2, 1)),
        Instance(["p"], ["j"], 1, conflicts=frozenset({("x", "p")})),
        Instance(["p"], ["j"], 1, expertise={"j": {"p": float("nan")}}),
    ],
)
def test_contradictions_are_refused(instance):
    with pytest.raises(BadInstance):
        assign(instance, "x")


def test_more_seats_than_a_pitch_wants_stay_when_they_are_fixed():
    everybody = frozenset((f"j{n}", "p0") for n in range(3))
    outcome = assign(Instance(["p0", "p1"], ["j0", "j1", "j2"], 2, fixed=everybody, load=(0, 2)), "x")
    assert everybody <= set(outcome.pairs) and outcome.figures["per_pitch"] == {"lowest": 2, "highest": 3}


def test_the_variance_is_that_of_the_least_squares_severities():
    seats = np.array([[1, 1, 0, 1], [1, 0, 1, 1], [0, 1, 1, 0]], bool)
    rows, columns = np.nonzero(seats)
    design = np.zeros((len(rows), 3 + 4))
    design[np.arange(len(rows)), rows] = design[np.arange(len(rows)), 3 + columns] = 1
    inverse = np.linalg.pinv(design.T @ design)
    centre = np.eye(3) - 1 / 3
    severities = centre @ inverse[:3, :3] @ centre
    assert graph.severity_variance(seats) == pytest.approx(np.trace(severities) / 2)
