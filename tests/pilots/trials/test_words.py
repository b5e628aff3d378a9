"""How results are put into words."""

from decimal import Decimal

import pytest

from pilots.trials.presentation import number


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("12", "12"),
        ("12.25", "12.3"),
        ("12.35", "12.4"),
        ("-0.25", "-0.3"),
        ("1999.95", "2,000"),
        ("1234.5", "1,234.5"),
    ],
)
def test_a_half_is_rounded_up_as_people_do(value, words):
    assert number(None if value is None else Decimal(value)) == words
