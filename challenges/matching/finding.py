"""What fits a challenge, and which challenges fit an offer: on stored texts and vectors, each with its reasons."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from challenges.matching import sources
from challenges.matching.actions.gather import text_of
from challenges.matching.corpus import Corpus, corpus
from challenges.matching.encoding import method_of, parts_of, sentences_of, unpack
from challenges.matching.enums import Side
from challenges.matching.methods import bands
from challenges.matching.methods.collection import Collection
from challenges.matching.methods.constraints import check_all
from challenges.matching.methods.evidence import Evidence
from challenges.matching.methods.pairs import best_pairs, unanswered
from challenges.matching.methods.sentences import Sentences
from challenges.matching.methods.texts import Text
from challenges.matching.models import Encoding, MatchText

DEEP = 60
"""So many of the best are looked at before rows that may not be seen, or were set aside, are left out."""


@dataclass
class Match:
    """An offer beside a challenge. `score` orders the list and is shown to nobody; people read the band and reasons."""

    challenge: Any
    offer: Any
    kind: str
    score: float
    evidence: Evidence | None = None
    invitation: Any = None

    @property
    def band(self) -> str:
        """strong, possible or weak."""
        return bands.band(self.score)

    @property
    def key(self) -> tuple[str, str]:
        """Kind and primary key of the offer."""
        return self.kind, str(self.offer.pk)

    @property
    def value(self) -> str:
        """Kind and primary key as a form posts them."""
        return ":".join(self.key)

    @property
    def name(self) -> str:
        """The same as part of an element's id."""
        return "-".join(self.key)

    @property
    def is_first(self) -> bool:
        """Whether it exists already and stands above other offers."""
        return sources.source(self.kind).first

    @cached_property
    def shown(self):
        """The offer as a card."""
        return sources.source(self.kind).shown(self.offer)

    @cached_property
    def shown_challenge(self):
        """The challenge as a card."""
        return sources.source("challenge").shown(self.challenge)


@dataclass
class Found:
    """A list of matches, by which method, and how many offers wait for the worker; `by_words`: for want of vectors."""

    matches: list[Match]
    corpus: Corpus
    by_words: bool = False
    row: MatchText | None = field(default=None, repr=False)


def _own(row: MatchText | None) -> tuple[Corpus, Collection | None, Encoding | None]:
    """Return (corpus, the row as a collection, its encoding): by words where its vectors are not there yet."""
    whole = corpus()
    if row is None:
        return whole, None, None
    encoding = Encoding.objects.filter(pk=row.pk, label=whole.label).first() if whole.label else None
    if whole.label and encoding is None:
        whole = whole.by_words
    text = text_of(row, encoding.body if encoding else None)
    vectors = unpack([encoding.vectors], parts_of(whole.method, row.side)) if encoding else {}
    return whole, Collection([text], vectors, [row.words]), encoding


def stored(kind: str, obj) -> MatchText | None:
    """Return the text of a row, None when it has none yet."""
    return MatchText.objects.filter(kind=kind, object_key=str(obj.pk)).first()


def offers_for(challenge, *, limit: int, kinds=None, without=frozenset(), usable=lambda source, rows: rows) -> Found:
    """Return the offers that fit a challenge best, without reasons.

    kinds       only offers of these kinds
    without     (kind, primary key) of offers to leave out
    usable      (source, queryset) -> the rows the reader may see
    """
    row = stored("challenge", challenge)
    whole, own, _encoding = _own(row)
    if own is None or not whole.offers.rows:
        return Found([], whole, row=row)
    values = whole.index.profiles_for(own)[0]
    members = whole.offers.rows
    wanted = [place for place in np.argsort(-values, kind="stable") if _may(members[place], kinds, without)]
    chosen = [(members[place], float(values[place])) for place in wanted[:DEEP]]
    rows = _rows(chosen, usable)
    matches = [
        Match(challenge, rows[member["kind"], member["object_key"]], member["kind"], round(score, 4))
        for member, score in chosen
        if (member["kind"], member["object_key"]) in rows
    ]
    return Found(_each_once(matches)[:limit], whole, not whole.label and bool(corpus().label), row)


def _may(member: dict, kinds, without) -> bool:
    return (kinds is None or member["kind"] in kinds) and (member["kind"], member["object_key"]) not in without


def _rows(chosen, usable) -> dict[tuple[str, str], Any]:
    found = {}
    for kind in dict.fromkeys(member["kind"] for member, _score in chosen):
        source = sources.source(kind)
        if source:
            keys = [member["object_key"] for member, _score in chosen if member["kind"] == kind]
            found |= {(kind, str(row.pk)): row for row in usable(source, source.rows().filter(pk__in=keys))}
    return found


def _each_once(matches: list[Match]) -> list[Match]:
    """Leave out what a certified product stands for: its solution, by reference or by team and name."""
    first = [match for match in matches if match.is_first]
    replaced = {sources.source(match.kind).replaces(match.offer) for match in first}
    named = {_named(match) for match in first}
    return [
        match
        for match in matches
        if match.is_first or ((match.kind, match.offer.pk) not in replaced and _named(match) not in named)
    ]


def _named(match: Match) -> tuple:
    return getattr(match.offer, "organisation_id", None), match.shown.title


def challenges_for(kind: str, offer, *, limit: int, usable=lambda rows: rows) -> Found:
    """Return the opened challenges that fit an offer best, without reasons.

    usable      (queryset of challenges) -> those that may still be answered
    """
    row = stored(kind, offer)
    whole, own, _encoding = _own(row)
    if own is None or not whole.asked.rows:
        return Found([], whole, row=row)
    values = whole.index.challenges_for(own)[:, 0]
    source = sources.source("challenge")
    rows = {str(one.pk): one for one in usable(source.rows())}
    order = [place for place in np.argsort(-values, kind="stable") if whole.asked.rows[place]["object_key"] in rows]
    matches = [
        Match(rows[whole.asked.rows[place]["object_key"]], offer, kind, round(float(values[place]), 4))
        for place in order[:limit]
    ]
    return Found(matches, whole, not whole.label and bool(corpus().label), row)


def explain(found: Found) -> Found:
    """Add the reasons to every match of a list, from what is stored; returns the list."""
    kinds = {(match.kind, str(match.offer.pk)) for match in found.matches}
    kinds |= {("challenge", str(match.challenge.pk)) for match in found.matches}
    texts = _texts(kinds)
    encodings = {}
    if found.corpus.label:
        rows = Encoding.objects.filter(pk__in=[row.pk for row in texts.values()], label=found.corpus.label)
        encodings = {row.pk: row for row in rows}
    for match in found.matches:
        asked, offered = texts.get(("challenge", str(match.challenge.pk))), texts.get(match.key)
        if asked and offered:
            match.evidence = _evidence(found.corpus, match, (asked, encodings.get(asked.pk)),
                                       (offered, encodings.get(offered.pk)))  # fmt: skip
    return found


def _texts(pairs) -> dict[tuple[str, str], MatchText]:
    found = {}
    for kind in sorted({kind for kind, _key in pairs}):
        keys = [key for other, key in pairs if other == kind]
        rows = MatchText.objects.filter(kind=kind, object_key__in=keys)
        found |= {(kind, row.object_key): row for row in rows}
    return found


def _evidence(whole: Corpus, match: Match, asked, offered) -> Evidence:
    (left, left_made), (right, right_made) = asked, offered
    challenge, profile = text_of(left), text_of(right)
    with_vectors = left_made is not None and right_made is not None
    questions = _sentences(left, left_made, challenge, with_vectors)
    answers = _sentences(right, right_made, profile, with_vectors)
    strengths = whole.explainer.pool.strengths(questions, answers)
    losses = whole.explainer.pool.losses(questions, answers)
    price = sources.source(match.kind).price_yen(match.offer)
    return Evidence(
        pairs=best_pairs(strengths, losses, questions.texts, answers.texts),
        nouns=whole.explainer.rarest(left.nouns, right.nouns),
        tags=[tag for tag in challenge.tags if tag in profile.tags],
        checks=check_all(challenge.more, profile.body, price),
        not_covered=unanswered(strengths, questions.texts),
    )


def _sentences(row: MatchText, encoding: Encoding | None, text: Text, with_vectors: bool) -> Sentences:
    if not with_vectors:
        return Sentences.of_words(text, offered=row.side == Side.PROFILE)
    whole = unpack([encoding.vectors], parts_of(method_of(encoding.label), row.side))["use"][0]
    return sentences_of(encoding.sentences, encoding.sentence_vectors, whole)
