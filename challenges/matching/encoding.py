"""Vectors of texts, made by the worker and kept: packing, labels, and what is behind."""

from time import monotonic

import numpy as np
from django.conf import settings
from django.db import transaction

from challenges.matching.actions.gather import text_of
from challenges.matching.enums import Side
from challenges.matching.methods import chain, encoders
from challenges.matching.methods.chain import Method
from challenges.matching.methods.collection import Collection
from challenges.matching.methods.sentences import Sentences
from challenges.matching.methods.stock import without_stock
from challenges.matching.methods.texts import Text
from challenges.matching.models import Encoding, MatchText
from colab.core import clock, outbox

SIZE = {"e5q": encoders.E5_SIZE, "e5p": encoders.E5_SIZE, "use": encoders.USE_SIZE}
STEP = 16
NEIGHBOURS = "matching.neighbours"


def label_of(method: Method) -> str:
    """Return what vectors of this method are labelled with here: method, its version, encoders and their versions."""
    return f"{method.name}/{method.version}/{encoders.versions()}"


def method_of(label: str) -> Method | None:
    """Return the method of a label, None when this code knows it no more or has another version of it."""
    name, _slash, rest = label.partition("/")
    method = chain.BY_NAME.get(name)
    return method if method and rest.partition("/")[0] == str(method.version) else None


def parts_of(method: Method, side: str) -> tuple[str, ...]:
    """Return the vectors a side needs, in the order in which they are packed."""
    return method.challenge_vectors if side == Side.CHALLENGE else method.profile_vectors


def pack(rows: list[np.ndarray]) -> bytes:
    """Return vectors as bytes."""
    return np.concatenate([np.ravel(row) for row in rows]).astype(np.float16).tobytes() if rows else b""


def unpack(blobs: list[bytes], parts: tuple[str, ...]) -> dict[str, np.ndarray]:
    """Return part -> matrix with a row a blob."""
    sizes = [SIZE[part] for part in parts]
    if not blobs or not parts:
        return {part: np.zeros((len(blobs), SIZE[part]), dtype=np.float32) for part in parts}
    matrix = np.frombuffer(b"".join(bytes(blob) for blob in blobs), dtype=np.float16).reshape(len(blobs), sum(sizes))
    ends = np.cumsum(sizes)
    return {
        part: np.ascontiguousarray(matrix[:, end - size : end], dtype=np.float32)
        for part, size, end in zip(parts, sizes, ends, strict=True)
    }


def sentences_of(texts: list[str], blob: bytes, whole: np.ndarray) -> Sentences:
    """Return the sentences of a text with their vectors as stored; of an offer also what it is without each."""
    if not texts or not blob:
        return Sentences(texts)
    matrix = np.frombuffer(bytes(blob), dtype=np.float16).reshape(-1, encoders.USE_SIZE).astype(np.float32)
    count = len(texts)
    return Sentences(texts, matrix[:count], matrix[count:] if len(matrix) == 2 * count else None, whole)


def behind(label: str) -> list[tuple[MatchText, Text]]:
    """Return the rows whose vectors are missing, of another label or of another text, each with the text to be read.

    Stock sentences depend on the whole side, so a new text may put a neighbour behind as well.
    """
    found = []
    made = dict(Encoding.objects.filter(label=label).values_list("text_id", "digest"))
    for side in Side.values:
        rows = list(MatchText.objects.filter(side=side).order_by("pk"))
        texts = without_stock([text_of(row) for row in rows])
        found += [(row, text) for row, text in zip(rows, texts, strict=True) if made.get(row.pk) != text.digest]
    return found


def encode_behind(*, seconds: float | None = None, step=None) -> tuple[int, int]:
    """Encode what is behind, in portions, each kept when it is done. Returns (encoded, left).

    seconds     stop after the portion in which this time is over
    step        called with (done, all) after each portion
    """
    method = chain.best()
    if not method.profile_vectors:
        return 0, 0
    began, label = monotonic(), label_of(method)
    waiting = behind(label)
    done = 0
    for start in range(0, len(waiting), STEP):
        if seconds is not None and start and monotonic() - began > seconds:
            break
        portion = waiting[start : start + STEP]
        for side in Side.values:
            some = [(row, text) for row, text in portion if row.side == side]
            _keep(method, label, side, some)
        done += len(portion)
        if step:
            step(done, len(waiting))
    return done, len(waiting) - done


def _keep(method: Method, label: str, side: str, some: list[tuple[MatchText, Text]]) -> None:
    if not some:
        return
    parts = parts_of(method, side)
    whole = Collection([text for _row, text in some]).encode(parts).vectors
    made = Sentences.of_challenge if side == Side.CHALLENGE else Sentences.of_profile
    encodings = []
    for number, (row, text) in enumerate(some):
        sentences = made(text)
        own = [array for array in (sentences.vectors, sentences.lacking) if array is not None]
        encodings.append(
            Encoding(
                text=row,
                label=label,
                digest=text.digest,
                body=text.body,
                sentences=sentences.texts,
                vectors=pack([whole[part][number] for part in parts]),
                sentence_vectors=pack(own),
                made_at=clock.now(),
            )
        )
    fields = ["label", "digest", "body", "sentences", "vectors", "sentence_vectors", "made_at"]
    with transaction.atomic():
        # A row may have been deleted while its text was being read.
        there = set(MatchText.objects.filter(pk__in=[one.text_id for one in encodings]).values_list("pk", flat=True))
        kept = [one for one in encodings if one.text_id in there]
        Encoding.objects.bulk_create(kept, update_conflicts=True, unique_fields=["text"], update_fields=fields)
        if side == Side.PROFILE and settings.ELASTICSEARCH_URL:
            outbox.put(NEIGHBOURS, {"texts": [one.text_id for one in kept], "label": label})
