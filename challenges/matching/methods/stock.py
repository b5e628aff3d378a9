"""Stock sentences: what stands in many texts of one side (official closings, sales talk) and tells them not apart."""

from collections import Counter
from dataclasses import replace

from colab.core.search.analysis import fold

from .texts import Text, split

GRAM = 6
FEW = 12
"""Below so many texts nothing can be called usual."""
SHARE, AT_LEAST = 0.01, 4
"""A run of letters is usual when so large a share of the texts has it, and at least so many texts."""


def _grams(sentence: str) -> set[str]:
    folded = fold(sentence)
    return {folded[i : i + GRAM] for i in range(len(folded) - GRAM + 1)}


def without_stock(texts: list[Text]) -> list[Text]:
    """Return the texts without sentences of which more than half stands in other texts too; none is left empty."""
    if len(texts) < FEW:
        return texts
    pieces = [split(text.body) for text in texts]
    counts = Counter(gram for own in pieces for gram in set().union(*map(_grams, own)))
    limit = max(AT_LEAST, SHARE * len(texts))

    def usual(sentence: str) -> bool:
        grams = _grams(sentence)
        return bool(grams) and sum(counts[gram] >= limit for gram in grams) * 2 > len(grams)

    kept = [[sentence for sentence in own if not usual(sentence)] for own in pieces]
    return [
        replace(text, body="".join(left)) if left and len(left) < len(own) else text
        for text, own, left in zip(texts, pieces, kept, strict=True)
    ]
