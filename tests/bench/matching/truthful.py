"""Does what is shown count? Each shown sentence is deleted from the profile and the score computed anew."""

import random

from challenges.matching.methods import chain, ranking
from challenges.matching.methods.collection import Collection
from challenges.matching.methods.evidence import Explainer
from challenges.matching.methods.sentences import Sentences
from challenges.matching.methods.stock import without_stock

from .evaluation import load


def share_lowered(explanations: int, seed: int = 1) -> tuple[float, float]:
    """Return the share of first shown, and of all shown sentences, whose deletion lowers the score."""
    challenges, solutions, _grades = load()
    method = chain.best()
    asked = Collection(without_stock([row.text for row in challenges]))
    offered = Collection(without_stock([row.text for row in solutions]))
    matrix = ranking.scores(method, asked, offered)
    shown = [match for own in ranking.best_profiles(matrix, 10) for match in own]
    random.Random(seed).shuffle(shown)
    answers = [Sentences.of_profile(text) for text in offered.texts]
    explainer = Explainer.of(offered.texts, answers)
    lowered: list[list[bool]] = []
    for match in shown[:explanations]:
        challenge, profile = asked.texts[match.challenge], offered.texts[match.profile]
        evidence = explainer.explain(
            challenge, profile, Sentences.of_challenge(challenge), answers[match.profile], checks=[]
        )
        after = [_score_without(method, asked, offered, match, pair.profile) for pair in evidence.pairs]
        lowered.append([value < matrix[match.challenge, match.profile] for value in after])
    every = [one for own in lowered for one in own]
    return sum(own[0] for own in lowered) / len(lowered), sum(every) / len(every)


def _score_without(method, asked: Collection, offered: Collection, match, sentence: str) -> float:
    position = match.profile
    changed = Collection([offered.texts[position].without(sentence)]).encode(method.profile_vectors)
    vectors = {part: rows.copy() for part, rows in offered.vectors.items()}
    for part, rows in changed.vectors.items():
        vectors[part][position] = rows[0]
    texts = [*offered.texts[:position], changed.texts[0], *offered.texts[position + 1 :]]
    words = [*offered.tokens[:position], changed.tokens[0], *offered.tokens[position + 1 :]]
    return float(ranking.scores(method, asked, Collection(texts, vectors, words))[match.challenge, position])
