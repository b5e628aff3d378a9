"""Texts with everything a method needs to compare them: encoded once, compared often."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from . import encoders, tokens
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

    def encode(self, parts: tuple[str, ...]) -> "Collection":
        """Make the vectors of these parts that are not there yet; returns itself."""
        for part in parts:
            if part not in self.vectors:
                self.vectors[part] = ENCODE[part](self.wholes)
        return self


ENCODE = {"e5q": encoders.e5_query, "e5p": encoders.e5_passage, "use": encoders.use}
