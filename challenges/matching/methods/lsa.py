"""Latent semantic analysis: words that keep the same company become alike. Fitted on the collection at hand."""

from collections import Counter

import numpy as np

DIMENSIONS = 50
MAX_VOCABULARY = 8_000
EXACT = 1_500
"""Up to so many texts the decomposition is exact; above it is randomised, with a fixed seed."""
BLOCK = 500


class Lsa:
    """Directions of the words of a collection."""

    def __init__(self, documents: list[list[str]]):
        frequency = Counter(token for tokens in documents for token in set(tokens))
        usual = sorted((token for token, n in frequency.items() if n > 1), key=lambda t: (-frequency[t], t))
        self.columns = {token: number for number, token in enumerate(usual[:MAX_VOCABULARY])}
        count = max(1, len(documents))
        self.idf = np.array([np.log(count / frequency[token]) for token in self.columns], dtype=np.float32)
        self.directions = self._fit(documents)

    def _weights(self, documents: list[list[str]]) -> np.ndarray:
        found = np.zeros((len(documents), len(self.columns)), dtype=np.float32)
        for row, tokens in enumerate(documents):
            for token, times in Counter(tokens).items():
                if token in self.columns:
                    found[row, self.columns[token]] = 1 + np.log(times)
        return unit(found * self.idf)

    def _fit(self, documents: list[list[str]]) -> np.ndarray:
        size = min(DIMENSIONS, len(documents), len(self.columns))
        if not size:
            return np.zeros((len(self.columns), 0), dtype=np.float32)
        if len(documents) <= EXACT:
            return np.linalg.svd(self._weights(documents), full_matrices=False)[2][:size].T
        guess = np.random.default_rng(0).standard_normal((len(self.columns), size + 10)).astype(np.float32)
        for _ in range(3):
            guess = np.linalg.qr(self._gram(documents, guess))[0]
        return guess[:, :size]

    def _gram(self, documents: list[list[str]], vectors: np.ndarray) -> np.ndarray:
        """Return XᵀX·vectors without ever holding the whole X."""
        total = np.zeros_like(vectors)
        for start in range(0, len(documents), BLOCK):
            block = self._weights(documents[start : start + BLOCK])
            total += block.T @ (block @ vectors)
        return total

    def project(self, documents: list[list[str]]) -> np.ndarray:
        """Return unit vectors of token lists; words the collection does not know count nothing."""
        blocks = [
            self._weights(documents[start : start + BLOCK]) @ self.directions
            for start in range(0, len(documents), BLOCK)
        ]
        return unit(np.vstack(blocks)) if blocks else np.zeros((0, self.directions.shape[1]), dtype=np.float32)


def unit(rows: np.ndarray) -> np.ndarray:
    """Return rows of length one; empty rows stay empty."""
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
