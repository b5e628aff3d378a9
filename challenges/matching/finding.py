"""What fits a challenge, and which challenges fit an offer: on stored texts and vectors, each with its reasons."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np

from challenges.matching import nearby, sources
from challenges.matching.actions.gather import text_of
from challenges.matching.corpus import LIGHT, Corpus, corpus, members
from challenges.matching.encoding import method_of, parts_of, sentences_of, unpack
from challenges.matching.enums import Side
from challenges.matching.methods import bands
from challenges.matching.methods.collection import Collection
from challenges.matching.methods.constraints import check_all
from challenges.matching.methods.evidence import Evidence
from challenges.matching.methods.sentences import Sentences
from challenges.matching.methods.texts import Text
from challenges.matching.models import Encoding, MatchText
from colab.core.search.engines import EngineAway

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
    partial: bool = False
    """The search server was away, and only a sample of the offers was looked at."""


def _own(rows: list[MatchText]) -> tuple[Corpus, list[tuple[MatchText, Collection]], bool]:
    """Return (corpus, each row as a collection, by words): by words where the vectors of any are not there yet."""
    whole = corpus()
    made = {}
    if whole.label:
        found = Encoding.objects.filter(pk__in=[row.pk for row in rows], label=whole.label)
        made = {one.pk: one for one in found}
        if len(made) < len(rows):
            return whole.by_words, [(row, Collection([text_of(row)], words=[row.words])) for row in rows], True
    own = []
    for row in rows:
        encoding = made.get(row.pk)
        text = text_of(row, encoding.body if encoding else None)
        vectors = unpack([encoding.vectors], parts_of(whole.method, row.side)) if encoding else {}
        own.append((row, Collection([text], vectors, [row.words])))
    return whole, own, False


def stored(kind: str, obj) -> MatchText | None:
    """Return the text of a row, None when it has none yet."""
    return MatchText.objects.filter(kind=kind, object_key=str(obj.pk)).first()


def offers_for(challenge, *, limit: int, usable=lambda source, rows: rows) -> Found:
    """Return the offers that fit a challenge best, without reasons.

    usable      (source, queryset) -> the rows the reader may see
    """
    row = stored("challenge", challenge)
    whole, own, by_words = _own([row] if row else [])
    if not own or not whole.offers.rows:
        return Found([], whole, row=row)
    scored, partial = _scored(whole, own[0][1])
    chosen = list(islice(scored, DEEP))
    rows = _rows(chosen, usable)
    matches = [
        Match(challenge, rows[member["kind"], member["object_key"]], member["kind"], round(score, 4))
        for member, score in chosen
        if (member["kind"], member["object_key"]) in rows
    ]
    return Found(_each_once(matches)[:limit], whole, by_words, row, partial)


def _scored(whole: Corpus, challenge: Collection) -> tuple[Iterator[tuple[dict, float]], bool]:
    """Return (offer, score), best first, and whether the search server was away when it was needed."""
    rows, values = whole.offers.rows, whole.index.profiles_for(challenge)[0]
    partial = False
    if whole.sampled:
        try:
            more, scores = _neighbours(whole, challenge)
            rows, values = [*rows, *more], np.concatenate([values, scores])
        except EngineAway:
            partial = True
    return ((rows[place], float(values[place])) for place in np.argsort(-values, kind="stable")), partial


def _neighbours(whole: Corpus, challenge: Collection) -> tuple[list[dict], np.ndarray]:
    """Return what the search server finds near and the sample does not hold; the database says what is offered."""
    keys = set(nearby.candidates(whole.label, whole.method, challenge)) - {row["pk"] for row in whole.offers.rows}
    rows = list(MatchText.objects.filter(pk__in=keys, is_offered=True).order_by("pk").values(*LIGHT))
    near, _waiting = members(rows, Side.PROFILE, whole.method, whole.label)
    return near.rows, whole.index.scores_of(challenge, near.collection)[0]


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


def challenges_for(kind: str, offers: list, *, limit: int, usable=lambda rows: rows) -> list[tuple[Any, Found]]:
    """Return for each offer the opened challenges that it fits best, without reasons; the same queries for many.

    usable      (queryset of challenges) -> those that may still be answered
    """
    keys = [str(offer.pk) for offer in offers]
    texts = {row.object_key: row for row in MatchText.objects.filter(kind=kind, object_key__in=keys)}
    whole, own, by_words = _own(list(texts.values()))
    rows = {str(one.pk): one for one in usable(sources.source("challenge").rows())} if own else {}
    collections = {row.object_key: collection for row, collection in own}
    found = []
    for offer in offers:
        collection = collections.get(str(offer.pk))
        matches = _nearest(whole, kind, offer, collection, rows)[:limit] if collection and whole.asked.rows else []
        found.append((offer, Found(matches, whole, by_words, texts.get(str(offer.pk)))))
    return found


def _nearest(whole: Corpus, kind: str, offer, collection: Collection, rows: dict[str, Any]) -> list[Match]:
    values = whole.index.challenges_for(collection)[:, 0]
    order = [(whole.asked.rows[place]["object_key"], values[place]) for place in np.argsort(-values, kind="stable")]
    return [Match(rows[key], offer, kind, round(float(value), 4)) for key, value in order if key in rows]


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
    checks = check_all(challenge.more, profile.body, sources.source(match.kind).price_yen(match.offer))
    return whole.explainer.explain(challenge, profile, questions, answers, checks, (left.nouns, right.nouns))


def _sentences(row: MatchText, encoding: Encoding | None, text: Text, with_vectors: bool) -> Sentences:
    if not with_vectors:
        return Sentences.of_words(text, offered=row.side == Side.PROFILE)
    whole = unpack([encoding.vectors], parts_of(method_of(encoding.label), row.side))["use"][0]
    return sentences_of(encoding.sentences, encoding.sentence_vectors, whole)
