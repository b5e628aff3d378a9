"""A price range in words, open where an end is not stated."""

import pytest
from django.utils import translation

from colab.core.organisations.models import Solution
from colab.core.organisations.presentation import price_words


@pytest.mark.parametrize(
    ("low", "high", "japanese", "english"),
    [
        (None, None, "", ""),
        (3_000_000, None, "300万円〜", "from ¥3,000,000"),
        (None, 5_000_000, "〜500万円", "up to ¥5,000,000"),
        (3_000_000, 5_000_000, "300万円〜500万円", "¥3,000,000 – ¥5,000,000"),
        (3_000_000, 3_000_000, "300万円", "¥3,000,000"),
    ],
)
def test_an_open_end_is_said(low, high, japanese, english):
    solution = Solution(price_min_yen=low, price_max_yen=high)
    assert price_words(solution) == japanese
    with translation.override("en"):
        assert price_words(solution) == english
