"""Okapi BM25 over token lists, with postings in NumPy."""

from collections import Counter

import numpy as np

K1, B = 1.2, 0.75


class Bm25:
    """An index of documents given as token lists."""

    def __init__(self, documents: list[list[str]]):
        self.count = len(documents)
        self.usual_length = sum(map(len, documents)) / max(1, self.count) or 1.0
        self.frequency = Counter(token for tokens in documents for token in set(tokens))
        self.postings = self._post(documents)

    def _post(self, documents: list[list[str]]) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        postings: dict[str, tuple[list[int], list[float]]] = {}
        for number, tokens in enumerate(documents):
            norm = K1 * (1 - B + B * len(tokens) / self.usual_length)
            for token, times in Counter(tokens).items():
                rows, weights = postings.setdefault(token, ([], []))
                rows.append(number)
                weights.append(times * (K1 + 1) / (times + norm) * self.idf(self.frequency[token]))
        return {token: (np.array(rows), np.array(w, dtype=np.float32)) for token, (rows, w) in postings.items()}

    def idf(self, frequency: int) -> float:
        """Return the weight of a token that stands in so many documents."""
        return float(np.log(1 + (self.count - frequency + 0.5) / (frequency + 0.5)))

    def scores(self, queries: list[list[str]], documents: list[list[str]] | None = None) -> np.ndarray:
        """Return one row of scores a query; a token counts once however often the query says it.

        documents: others than those of the index, weighed by what is usual in the index.
        """
        postings = self.postings if documents is None else self._post(documents)
        found = np.zeros((len(queries), self.count if documents is None else len(documents)), dtype=np.float32)
        for row, tokens in enumerate(queries):
            for token in dict.fromkeys(tokens):
                if token in postings:
                    rows, weights = postings[token]
                    found[row, rows] += weights
        return found
