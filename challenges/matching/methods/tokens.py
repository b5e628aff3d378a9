"""Words, bigrams and content nouns of a text, from the analysis that search uses."""

import re

from colab.core.search import analysis

NOUN_KINDS = {"普通名詞", "固有名詞"}
VAGUE = {"副詞可能", "助数詞可能", "形状詞可能"}
ONLY_KANA_OR_DIGITS = re.compile(r"[ぁ-ゖー0-9]+")
LIMIT = 10_000


def words(text: str) -> list[str]:
    """Return Sudachi's short units in their normalised form."""
    return analysis.words(text[:LIMIT])


def bigrams(text: str) -> list[str]:
    """Return the pairs of neighbouring letters: the base line that needs no dictionary."""
    return analysis.grams(analysis.runs(text[:LIMIT]), closed=False)


def nouns(text: str) -> list[str]:
    """Return the content nouns of a text, normalised, in order and once each."""
    found: dict[str, None] = {}
    for _offset, morpheme in analysis.morphemes(text[:LIMIT]):
        kind = morpheme.part_of_speech()
        if kind[0] != "名詞" or kind[1] not in NOUN_KINDS or kind[2] in VAGUE:
            continue
        word = analysis.fold(morpheme.normalized_form())
        if len(word) > 1 and not ONLY_KANA_OR_DIGITS.fullmatch(word):
            found[word] = None
    return list(found)
