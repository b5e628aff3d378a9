"""From readings to a verdict."""

from decimal import Decimal
from random import Random
from statistics import fmean

from hypothesis import given
from hypothesis import strategies as st

from pilots.trials.methods import bootstrap, judge, mean_interval, overall, share_interval
from pilots.trials.methods.intervals import skewness, t_quantile

values = st.dictionaries(st.text(min_size=1, max_size=3), st.integers(-1000, 1000).map(Decimal), max_size=12)


def run(after, before=None, **facts):
    plan = {"baseline": Decimal(40), "target": Decimal(20), "lower_is_better": True, "min_sample": 3} | facts
    return judge(before=before or {}, after=after, **plan)


def numbered(*numbers):
    return {str(n): Decimal(v) for n, v in enumerate(numbers)}


def test_met_partly_not_met_and_unknown():
    assert run(numbered(10, 12, 14)).verdict == "met"
    assert run(numbered(30, 30, 30)).verdict == "partly"
    assert run(numbered(50, 50, 50)).verdict == "not_met"
    assert run(numbered(10, 12)).verdict == "unknown"
    assert run({}).verdict == "unknown"


def test_pairs_are_counted():
    result = run(numbered(10, 50, 30), numbered(40, 40, 40))
    assert (result.pairs, result.improved, result.before, result.after) == (3, 2, Decimal(40), Decimal(30))


@given(values, values, st.booleans())
def test_turning_the_direction_mirrors_the_verdict(before, after, lower):
    def mirrored(rows):
        return {label: -value for label, value in rows.items()}

    one = run(after, before, lower_is_better=lower, target=Decimal(5))
    other = judge(before=mirrored(before), after=mirrored(after), baseline=Decimal(-40), target=Decimal(-5),
                  lower_is_better=not lower, min_sample=3)  # fmt: skip
    assert (one.verdict, one.n, one.improved) == (other.verdict, other.n, other.improved)


def test_the_verdict_over_all():
    assert overall(["met", "met"]) == "met"
    assert overall(["met", "not_met"]) == "partly"
    assert overall(["met", "unknown"]) == "partly"
    assert overall(["not_met", "unknown"]) == "not_met"
    assert overall(["unknown"]) == "unknown"


def test_shares_are_judged_in_per_cent():
    yes = numbered(*[1] * 9, *[0] * 3)
    result = run(yes, numbered(*[1] * 4, *[0] * 8), share=True, baseline=Decimal(30), target=Decimal(70),
                 lower_is_better=False)  # fmt: skip
    assert (result.verdict, result.before, result.after) == ("met", Decimal("33.33"), Decimal("75.00"))
    assert (result.yes_before, result.yes_after, result.n) == (4, 9, 12)
    assert result.certain is False and result.after_interval.method == "wilson"


def test_known_values_of_the_intervals():
    nine = share_interval(9, 12)
    assert (round(nine.low, 4), round(nine.high, 4)) == (0.4677, 0.9111)
    assert share_interval(0, 10).low == 0 and round(share_interval(0, 10).high, 4) == 0.2775
    assert share_interval(0, 0) is None and mean_interval([1.0, 2.0]) is None
    assert [round(t_quantile(v), 3) for v in (1, 5, 30, 31, 60, 120)] == [12.706, 2.571, 2.042, 2.040, 2.000, 1.980]
    student = mean_interval([12, 14, 11, 13, 12, 10])
    assert (round(student.low, 3), round(student.high, 3), student.method) == (10.516, 13.484, "student")
    leaning = [1.0] * 9 + [40.0]
    assert skewness(leaning) > 1 and mean_interval(leaning).method == "bootstrap"
    assert bootstrap(leaning) == bootstrap(leaning[::-1])


def test_the_intervals_hold_the_truth_as_often_as_they_say():
    random = Random(7)
    samples = [[random.gauss(50, 8) for _k in range(8)] for _n in range(600)]
    held = [found.low <= 50 <= found.high for found in map(mean_interval, samples)]
    shares = [sum(random.random() < 0.3 for _k in range(20)) for _n in range(600)]
    held_shares = [found.low <= 0.3 <= found.high for found in (share_interval(yes, 20) for yes in shares)]
    assert 0.92 <= fmean(held) <= 0.98 and 0.92 <= fmean(held_shares) <= 0.99


@given(st.integers(0, 60), st.integers(1, 60))
def test_a_share_lies_in_its_interval(successes, n):
    successes = min(successes, n)
    found = share_interval(successes, n)
    assert 0 <= found.low <= successes / n + 1e-12 and successes / n - 1e-12 <= found.high <= 1
