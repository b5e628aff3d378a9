"""All offers and all opened challenges, loaded once a process and again when a text or a vector has changed."""

import threading
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from time import monotonic

from django.conf import settings
from django.db.models import Count, Max

from challenges.matching import nearby
from challenges.matching.actions.gather import held_text
from challenges.matching.encoding import method_of, parts_of, sentences_of, unpack
from challenges.matching.enums import Side
from challenges.matching.methods import chain
from challenges.matching.methods.chain import Method
from challenges.matching.methods.collection import Collection
from challenges.matching.methods.evidence import Explainer
from challenges.matching.methods.index import Index
from challenges.matching.methods.pairs import Pool
from challenges.matching.methods.sentences import Sentences
from challenges.matching.methods.texts import Text
from challenges.matching.models import Encoding, MatchText

ENOUGH = 0.5
"""So large a share of the offers must have a method's vectors before the site goes by them."""
FEW = 1_000
"""Up to so many rows are asked for by their keys; more, with the whole side."""
SAMPLE = 20_000
"""So many offers say what is usual where there are too many for all to be looked at."""
POOL = 400
"""Sentences of so many offers say what is usual in sentences."""
LIGHT = ("pk", "kind", "object_key", "text", "words", "nouns")


@dataclass
class Members:
    """The rows of one side that take part, in order, and their collection."""

    rows: list[dict]
    collection: Collection


@dataclass
class Corpus:
    """What is compared, by which method; `waiting`: offers whose vectors the worker has not made yet."""

    stamp: tuple
    method: Method
    label: str
    offers: Members
    asked: Members
    waiting: int
    sampled: bool = False
    """The offers here are a sample that says what is usual; the search server brings those that are near."""
    _by_words: "Corpus | None" = None

    @cached_property
    def index(self) -> Index:
        """The offers, ready to be compared."""
        return Index(self.method, self.offers.collection, self.asked.collection)

    @cached_property
    def explainer(self) -> Explainer:
        """What is usual in offers: their nouns, and the sentences of a part of them."""
        frequency = Counter(word for row in self.offers.rows for word in row["nouns"])
        return Explainer(self._pool(), frequency, len(self.offers.rows))

    def _pool(self) -> Pool:
        some = self.offers.rows[:: max(1, len(self.offers.rows) // POOL)][:POOL]
        if not self.label:
            return Pool.of([Sentences.of_words(text_of_light(row), offered=True) for row in some])
        found = Encoding.objects.filter(pk__in=[row["pk"] for row in some], label=self.label).order_by("pk")
        return Pool.of([sentences_of(one.sentences, one.sentence_vectors, None) for one in found])

    @property
    def by_words(self) -> "Corpus":
        """The same rows compared by words: for a text whose vectors are not there yet."""
        if not self.label:
            return self
        if self._by_words is None:
            self._by_words = _load(self.stamp, "")
        return self._by_words


KEEP_SECONDS = 300
"""A change committed after a later one leaves no trace in the stamp: it is seen after this time at the latest."""
_lock = threading.Lock()
_kept: tuple[float, Corpus] | None = None


def corpus() -> Corpus:
    """Return the present corpus; two short queries when nothing has changed."""
    global _kept
    stamp = _stamp()
    with _lock:
        if _kept is None or _kept[1].stamp != stamp or monotonic() - _kept[0] > KEEP_SECONDS:
            _kept = monotonic(), _load(stamp, label_in_use())
        return _kept[1]


def forget() -> None:
    """Load anew at the next question (tests begin with another database)."""
    global _kept
    _kept = None


def _stamp() -> tuple:
    texts = MatchText.objects.filter(is_offered=True).aggregate(n=Count("pk"), last=Max("changed_at"))
    made = Encoding.objects.aggregate(n=Count("pk"), last=Max("made_at"))
    return texts["n"], texts["last"], made["n"], made["last"]


def label_in_use() -> str:
    """Return the label of the best vectors that enough offers have; empty: the site goes by words.

    What is stored decides, not what this process could load: only the worker needs the encoders.
    """
    offers = MatchText.objects.filter(side=Side.PROFILE, is_offered=True)
    made = Encoding.objects.filter(text__in=offers).values_list("label").annotate(n=Count("pk"), last=Max("made_at"))
    counts = {label: (n, last) for label, n, last in made.order_by("label")}
    every = offers.count()
    usable = [label for label, (n, _last) in counts.items() if method_of(label) and n >= ENOUGH * every]
    order = [method.name for method in chain.CHAIN]
    usable.sort(key=lambda label: (order.index(method_of(label).name), -counts[label][1].timestamp()))
    return usable[0] if usable else ""


def _load(stamp: tuple, label: str) -> Corpus:
    method = method_of(label) if label else chain.LEXICAL
    every = MatchText.objects.filter(side=Side.PROFILE, is_offered=True).count()
    sampled = bool(label) and nearby.is_on() and every > settings.MATCHING_EXACT_UP_TO
    offers, waiting = _side(Side.PROFILE, method, label, SAMPLE if sampled else None)
    asked, _waiting = _side(Side.CHALLENGE, method, label)
    return Corpus(stamp, method, label, offers, asked, waiting, sampled)


def _side(side: str, method: Method, label: str, sample: int | None = None) -> tuple[Members, int]:
    found = MatchText.objects.filter(side=side, is_offered=True)
    if sample is not None:
        # In the order of fingerprints: as good as drawn by lot, and the same in every process.
        found = MatchText.objects.filter(pk__in=found.order_by("digest").values("pk")[:sample])
    return members(list(found.order_by("pk").values(*LIGHT)), side, method, label)


def members(rows: list[dict], side: str, method: Method, label: str) -> tuple[Members, int]:
    """Return the rows of a side that have vectors of the label (all when it goes by words), and how many have none."""
    if not label:
        return Members(rows, Collection([text_of_light(row) for row in rows], words=[row["words"] for row in rows])), 0
    made = Encoding.objects.filter(label=label, text__side=side)
    if len(rows) <= FEW:
        made = made.filter(pk__in=[row["pk"] for row in rows])
    kept = {pk: (blob, body) for pk, blob, body in made.values_list("pk", "vectors", "body")}
    there = [row for row in rows if row["pk"] in kept]
    vectors = unpack([kept[row["pk"]][0] for row in there], parts_of(method, side))
    texts = [text_of_light(row, kept[row["pk"]][1]) for row in there]
    collection = Collection(texts, vectors, [row["words"] for row in there])
    return Members(there, collection), len(rows) - len(there)


def text_of_light(row: dict, body: str | None = None) -> Text:
    """Return the text of a row that was read as a dict; `body`: as the encoder read it."""
    return held_text(row["text"], body)
