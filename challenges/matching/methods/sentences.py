"""The sentences of a text, with vectors, and with what the text would be without each of them."""

from dataclasses import dataclass

import numpy as np

from . import encoders
from .texts import Text

MOST = 15
"""So many sentences of one text are looked at."""


@dataclass
class Sentences:
    """Sentences with their vectors (unit rows); `lacking` holds the vector of the whole text without each one.

    Where no encoder is installed there are no vectors, and words decide.
    """

    texts: list[str]
    vectors: np.ndarray | None = None
    lacking: np.ndarray | None = None
    whole: np.ndarray | None = None

    @classmethod
    def of_challenge(cls, text: Text) -> "Sentences":
        """Title and sentences of a challenge, and the whole of it."""
        found = text.sentences[:MOST]
        if not encoders.has_use():
            return cls(found)
        vectors = encoders.use([*found, text.whole])
        return cls(found, vectors[:-1], whole=vectors[-1])

    @classmethod
    def of_words(cls, text: Text, *, offered: bool) -> "Sentences":
        """The same without vectors: where words decide though an encoder is installed."""
        return cls((text.statements if offered else text.sentences)[:MOST])

    @classmethod
    def of_profile(cls, text: Text) -> "Sentences":
        """The sentences of a profile's body; its name only where there is no body."""
        found = text.statements[:MOST]
        if not encoders.has_use():
            return cls(found)
        lacking = [text.without(sentence).whole for sentence in found]
        vectors = encoders.use([*found, *lacking, text.whole])
        count = len(found)
        return cls(found, vectors[:count], vectors[count:-1], vectors[-1])
