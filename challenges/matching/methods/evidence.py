"""Why a profile was matched with a challenge, and what it leaves open."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from . import tokens
from .constraints import Check
from .pairs import Pair, Pool, best_pairs, unanswered
from .sentences import Sentences
from .texts import Text

MOST_NOUNS = 5


@dataclass(frozen=True)
class Evidence:
    """Sentence pairs, shared nouns and tags, constraints by rule, and the challenge's sentences without an answer."""

    pairs: list[Pair]
    nouns: list[str]
    tags: list[str]
    checks: list[Check] = field(default_factory=list)
    not_covered: list[str] = field(default_factory=list)


class Explainer:
    """Explains matches within one collection of profiles."""

    def __init__(self, pool: Pool, frequency: Counter, count: int):
        self.pool, self.frequency, self.count = pool, frequency, count

    @classmethod
    def of(cls, profiles: list[Text], sentences: list[Sentences]) -> "Explainer":
        """Learn from the profiles what is usual in them."""
        frequency = Counter(word for text in profiles for word in tokens.nouns(text.whole))
        return cls(Pool.of(sentences), frequency, len(profiles))

    def explain(
        self, challenge: Text, profile: Text, asked: Sentences, answers: Sentences, checks: list[Check], nouns=None
    ) -> Evidence:
        """Return the evidence for one match; `asked` and `answers` are the sentences of the two.

        nouns   (nouns of the challenge, nouns of the profile) where they are kept; read from the texts otherwise
        """
        strengths = self.pool.strengths(asked, answers)
        losses = self.pool.losses(asked, answers)
        return Evidence(
            pairs=best_pairs(strengths, losses, asked.texts, answers.texts),
            nouns=self.rarest(*nouns) if nouns else self.shared_nouns(challenge, profile),
            tags=[tag for tag in challenge.tags if tag in profile.tags],
            checks=checks,
            not_covered=unanswered(strengths, asked.texts),
        )

    def shared_nouns(self, challenge: Text, profile: Text) -> list[str]:
        """Return at most five nouns that stand in both, the rarest among the profiles first."""
        return self.rarest(tokens.nouns(challenge.whole), tokens.nouns(profile.whole))

    def rarest(self, asked: list[str], offered: list[str]) -> list[str]:
        """Return at most five of the nouns that stand in both lists, the rarest among the profiles first."""
        there = set(asked)
        shared = [word for word in offered if word in there]
        idf = {word: float(np.log((self.count + 1) / (self.frequency[word] + 0.5))) for word in shared}
        return sorted(shared, key=lambda word: -idf[word])[:MOST_NOUNS]
