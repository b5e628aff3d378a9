"""More offers than one process should hold: Elasticsearch brings those that are near, the same arithmetic orders them.

Used above MATCHING_EXACT_UP_TO offers where ELASTICSEARCH_URL is set. The index holds vectors and nothing else: what a
hit is, whether it is offered and who may see it is asked of the database. An index of another label is never asked.
"""

import hashlib
from functools import cache

from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, BadRequestError, Elasticsearch, helpers

from challenges.matching.encoding import SIZE, parts_of, unpack
from challenges.matching.enums import Side
from challenges.matching.methods.chain import Method
from challenges.matching.methods.collection import Collection
from challenges.matching.models import Encoding
from colab.core.search.engines import EngineAway

EACH = 300
"""So many offers each kind of vector brings; nearly as exact as looking at all, for lists of ten."""
LOOKED_AT = 2_000
SECONDS = 10


def is_on() -> bool:
    """Whether a search server is set up."""
    return bool(settings.ELASTICSEARCH_URL)


@cache
def _client(url: str) -> Elasticsearch:
    return Elasticsearch(url, request_timeout=SECONDS, max_retries=0, retry_on_timeout=False)


def client() -> Elasticsearch:
    """Return the client of the search server that is set up."""
    return _client(settings.ELASTICSEARCH_URL)


def name_of(label: str) -> str:
    """Return the index of a label: vectors of other encoders are no neighbours."""
    return f"{settings.ELASTICSEARCH_INDEX_PREFIX}-offers-{hashlib.sha256(label.encode()).hexdigest()[:12]}"


def _ensure(label: str, parts: tuple[str, ...]) -> None:
    fields = {part: {"type": "dense_vector", "dims": SIZE[part], "similarity": "cosine"} for part in parts}
    if client().indices.exists(index=name_of(label)):
        return
    try:
        client().indices.create(index=name_of(label), mappings={"dynamic": "strict", "properties": fields})
    except BadRequestError as error:
        if error.error != "resource_already_exists_exception":
            raise


def send(keys, label: str, method: Method) -> int:
    """Bring the vectors of these texts (primary keys), of offers only; returns how many. Raises EngineAway.

    The vectors are read now: a later state is never overwritten by an earlier one, whoever comes first.
    """
    parts = parts_of(method, Side.PROFILE)
    rows = Encoding.objects.filter(pk__in=keys, label=label, text__side=Side.PROFILE).order_by("pk")
    made = list(rows.values_list("pk", "vectors", "made_at"))
    if not made:
        return 0
    vectors = unpack([blob for _pk, blob, _at in made], parts)
    actions = (
        {
            "_index": name_of(label),
            "_id": pk,
            "version": int(at.timestamp() * 1_000_000),
            "version_type": "external_gte",
            "_source": {part: vectors[part][row].tolist() for part in parts},
        }
        for row, (pk, _blob, at) in enumerate(made)
    )
    try:
        _ensure(label, parts)
        _done, faults = helpers.bulk(client(), actions, raise_on_error=False)
    except (TransportError, ApiError) as error:
        raise EngineAway(str(error)[:500]) from error
    if real := [fault for fault in faults if fault["index"]["status"] != 409]:
        raise EngineAway(str(real[0])[:500])
    return len(made)


def candidates(label: str, method: Method, challenge: Collection) -> list[int]:
    """Return the texts (primary keys) nearest to a challenge by any of the method's vectors. Raises EngineAway."""
    questions = [
        {
            "field": offered,
            "query_vector": challenge.vectors[asked][0].tolist(),
            "k": EACH,
            "num_candidates": LOOKED_AT,
        }
        for asked, offered in method.pairs
    ]
    try:
        found = client().search(index=name_of(label), knn=questions, size=EACH * len(questions), source=False)
    except (TransportError, ApiError) as error:
        raise EngineAway(str(error)[:500]) from error
    return [int(hit["_id"]) for hit in found["hits"]["hits"]]
