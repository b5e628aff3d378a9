"""Matching two files: the site's methods without the site's database."""

from collections.abc import Iterator
from dataclasses import asdict

from .jsonl import Row
from .methods import ranking
from .methods.chain import Method
from .methods.collection import Collection
from .methods.constraints import Check, check_all
from .methods.evidence import Evidence, Explainer
from .methods.sentences import Sentences
from .methods.stock import without_stock


def match(challenges: list[Row], solutions: list[Row], *, k: int, method: Method, reverse: bool = False) -> Iterator:
    """Yield one dict a match: challenge, solution, rank, score, band, reasons.

    For each challenge its k best solutions in the order of the file; reverse: for each solution its k best challenges.
    """
    asked = without_stock([row.text for row in challenges])
    offered = without_stock([row.text for row in solutions])
    matrix = ranking.scores(method, Collection(asked), Collection(offered))
    lists = (ranking.best_challenges if reverse else ranking.best_profiles)(matrix, k)
    asked_sentences = [Sentences.of_challenge(text) for text in asked]
    offered_sentences = [Sentences.of_profile(text) for text in offered]
    explainer = Explainer.of(offered, offered_sentences)
    for found in (one for own in lists for one in own):
        left, right = asked[found.challenge], offered[found.profile]
        checks = check_all(challenges[found.challenge].constraints, solutions[found.profile].text.body)
        evidence = explainer.explain(
            left, right, asked_sentences[found.challenge], offered_sentences[found.profile], checks
        )
        yield {
            "challenge": left.id,
            "solution": right.id,
            "rank": found.rank,
            "score": found.score,
            "band": found.band,
            "reasons": reasons(evidence),
        }


def reasons(evidence: Evidence) -> list[dict]:
    """Return the evidence as a list of plain objects, each with its kind; sentence pairs first."""
    found: list[dict] = [{"kind": "sentences", **_pair(pair)} for pair in evidence.pairs]
    if evidence.nouns:
        found.append({"kind": "nouns", "words": evidence.nouns})
    if evidence.tags:
        found.append({"kind": "tags", "words": evidence.tags})
    found += [{"kind": "constraint", **_check(check)} for check in evidence.checks]
    found += [{"kind": "not_covered", "challenge": text} for text in evidence.not_covered]
    return found


def _pair(pair) -> dict:
    return {"challenge": pair.challenge, "solution": pair.profile, "strength": pair.strength}


def _check(check: Check) -> dict:
    return {name: value for name, value in asdict(check).items() if value}
