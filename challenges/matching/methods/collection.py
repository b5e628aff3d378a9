"""Texts with everything a method needs to compare them: encoded once, compared often."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from . import encoders, tokens
from .copied import Wordings
from .lsa import unit
from .sentences import MOST
from .texts import Text

Vectors = dict[str, np.ndarray]
"""Part → one row a text: "e5q", "e5p" (384), "use" (512)."""


@dataclass
class Collection:
    """Texts of one side; `vectors` are given when they are stored, and made by `encode` otherwise."""

    texts: list[Text]
    vectors: Vectors = field(default_factory=dict)
    words: list[list[str]] | None = None

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def wholes(self) -> list[str]:
        """The whole texts."""
        return [text.whole for text in self.texts]

    @cached_property
    def tokens(self) -> list[list[str]]:
        """The words of each text."""
        return self.words if self.words is not None else [tokens.words(whole) for whole in self.wholes]

    @cached_property
    def bigrams(self) -> list[list[str]]:
        """The bigrams of each text."""
        return [tokens.bigrams(whole) for whole in self.wholes]

    @cached_property
    def wordings(self) -> Wordings:
        """The wording of the texts: what is taken over from one into another is found by it."""
        return Wordings.of(self.texts)

    def encode(self, parts: tuple[str, ...]) -> "Collection":
        """Make the vectors of these parts that are not there yet; returns itself."""
        for part in parts:
            if part not in self.vectors:
                self.vectors[part] = ENCODE[part](self.texts)
        return self


def questions(texts: list[Text]) -> np.ndarray:
    """Return unit vectors of whole texts as questions."""
    return encoders.e5_query([text.whole for text in texts])


def answers(texts: list[Text]) -> np.ndarray:
    """Return unit vectors of texts as answers: the whole and the mean of its sentences, in equal parts.

    A profile that answers in one sentence and tells of its firm in the others is found by the sentence.
    """
    said = [text.statements[:MOST] for text in texts]
    rows = encoders.e5_passage([sentence for own in said for sentence in own])
    ends = np.cumsum([len(own) for own in said], dtype=int)
    means = [rows[end - len(own) : end].mean(axis=0) if own else 0.0 for own, end in zip(said, ends, strict=True)]
    wholes = encoders.e5_passage([text.whole for text in texts])
    return unit(np.array([whole + mean for whole, mean in zip(wholes, means, strict=True)]).reshape(wholes.shape))


def meanings(texts: list[Text]) -> np.ndarray:
    """Return unit vectors of whole texts by the Universal Sentence Encoder."""
    return encoders.use([text.whole for text in texts])


ENCODE = {"e5q": questions, "e5p": answers, "use": meanings}
