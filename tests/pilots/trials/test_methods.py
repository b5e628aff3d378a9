"""From readings to a verdict."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pilots.trials.methods import judge, overall

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
