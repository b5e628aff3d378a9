"""The engine on Elasticsearch 9: aliases over numbered indices, bulk writes with versions, one search per question."""

import logging
import time
from contextlib import contextmanager
from functools import cached_property
from itertools import islice

from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, BadRequestError, Elasticsearch, NotFoundError, helpers

from colab.core.search.engines.base import EngineAway, Matches
from colab.core.search.engines.elastic_docs import mapping, source
from colab.core.search.engines.elastic_query import build, counts
from colab.core.search.spreading import processes
from colab.core.search.store import analysed_parts, parts

log = logging.getLogger(__name__)

ANSWER_SECONDS = 3
BULK_SECONDS = 60
PAUSE_SECONDS = 10
"""After a failure the server is left alone for so long: a page must not wait for it again and again."""
CHUNK = 200
PORTION = 1_000
HARMLESS = {("index", 409), ("delete", 409), ("delete", 404)}
"""A newer version is there already; or what is to go is not there."""


class ElasticEngine:
    """Elasticsearch behind the alias `<prefix>-entries`."""

    name = "elasticsearch"

    def __init__(self, url, prefix):
        own = {"ca_certs": settings.INNER_CA_FILE} if url.startswith("https:") and settings.INNER_CA_FILE else {}
        self.client = Elasticsearch(url, request_timeout=ANSWER_SECONDS, max_retries=0, retry_on_timeout=False, **own)
        self.alias = f"{prefix}-entries"
        self._away_until = 0.0

    # -- questions

    def search(self, request):
        """Answer the request; raises EngineAway when the server doesn't."""
        if time.monotonic() < self._away_until:
            raise EngineAway("left alone after a failure")
        with self._answering():
            response = build(request, self.alias, self.kuromoji).using(self.client).execute()
        kinds, facets = counts(response, request)
        scores = {int(hit.meta.id): hit.meta.score or 0.0 for hit in response}
        return Matches([int(hit.meta.id) for hit in response], scores, kinds, facets)

    @contextmanager
    def _answering(self):
        """Turn every failure of the server into EngineAway and remember it for a while."""
        try:
            yield
        except (TransportError, ApiError) as error:
            self._away_until = time.monotonic() + PAUSE_SECONDS
            raise EngineAway(str(error)[:500]) from error
        self._away_until = 0.0

    def _has(self, **analysis):
        try:
            self.client.indices.analyze(text="東京", **analysis)
        except BadRequestError:
            return False
        return True

    @cached_property
    def kuromoji(self):
        """Whether the cluster has the kuromoji plugin."""
        return self._has(tokenizer="kuromoji_tokenizer")

    @cached_property
    def icu(self):
        """Whether the cluster has the ICU plugin."""
        return self._has(tokenizer="keyword", char_filter=["icu_normalizer"])

    # -- writing

    @property
    def _patient(self):
        """The client for what nobody waits for in front of a page."""
        return self.client.options(request_timeout=BULK_SECONDS)

    def send(self, entries, index=None, step=None, spread=map):
        """Send these entries (a queryset), the forgotten ones as deletions. Returns pk -> version sent.

        step        called with the number sent, now and then
        spread      like map: how the texts are analysed (spreading.processes)
        """
        sent = {}
        with self._answering():
            if index is None:
                self.ensure()
            actions = self._actions(entries, index or self.alias, sent, step, spread)
            for accepted, item in helpers.streaming_bulk(
                self._patient,
                actions,
                chunk_size=CHUNK,
                max_retries=4,
                initial_backoff=0.5,
                max_backoff=8,
                raise_on_error=False,
                require_alias=index is None,
            ):
                action, answer = next(iter(item.items()))
                if not accepted and (action, answer.get("status")) not in HARMLESS:
                    raise EngineAway(f"{action} refused: {answer}"[:500])
        return sent

    def _actions(self, entries, index, sent, step, spread):
        related = entries.prefetch_related("facet_rows", "token_rows").iterator(chunk_size=PORTION)
        while portion := list(islice(related, PORTION)):
            texts = spread(analysed_parts, [parts(entry) for entry in portion])
            for entry, analysed in zip(portion, texts, strict=True):
                sent[entry.pk] = entry.version
                yield self._action(entry, analysed, index)
            if step:
                step(len(sent))

    def _action(self, entry, analysed, index):
        action = {"_index": index, "_id": entry.pk, "version": entry.version, "version_type": "external_gte"}
        if entry.gone:
            return action | {"_op_type": "delete"}
        return action | {"_op_type": "index", "_source": source(entry, analysed, kuromoji=self.kuromoji)}

    def refresh(self):
        """Make all that was sent searchable at once (it is within a second otherwise)."""
        with self._answering():
            self.client.indices.refresh(index=self.alias)

    # -- indices behind the alias

    def ensure(self):
        """Create the first index with its alias where there is none."""
        if not self.client.indices.exists_alias(name=self.alias):
            try:
                self._create(f"{self.alias}-1", aliases={self.alias: {}})
            except BadRequestError as error:
                if error.error != "resource_already_exists_exception":
                    raise

    def _create(self, name, **more):
        mappings, settings = mapping(self.kuromoji, self.icu)
        self._patient.indices.create(index=name, mappings=mappings, settings=settings, **more)

    def indices(self):
        """Return the names of the alias's indices, whether in use or left over, oldest first."""
        names = self.client.indices.get(index=f"{self.alias}-*", expand_wildcards="open").body
        return sorted(names, key=lambda name: int(name.rpartition("-")[2]))

    def rebuild(self, entries, step=None):
        """Fill a new index and swap the alias to it in one call; questions are answered all the while.

        entries     () -> queryset of all entries; it is asked again at the end for what changed meanwhile
        step        called with the number of entries sent so far
        """
        with self._answering():
            old = self.indices()
            name = f"{self.alias}-{int(old[-1].rpartition('-')[2]) + 1 if old else 1}"
            self._create(name)
        there = entries().filter(gone=False)
        with processes(there.count()) as spread:
            sent = self.send(there, index=name, step=step, spread=spread)
        with self._answering():
            self._patient.indices.refresh(index=name)
            actions = [{"add": {"index": name, "alias": self.alias}}]
            actions += [{"remove_index": {"index": index}} for index in old]
            self._patient.indices.update_aliases(actions=actions)
        now = entries().values_list("pk", "version", "gone")
        late = [pk for pk, version, gone in now if sent.get(pk) != version and (pk in sent or not gone)]
        self.send(entries().filter(pk__in=late))
        return len(sent)

    def drop(self):
        """Remove every index of the alias."""
        with self._answering():
            for name in self.indices():
                try:
                    self.client.indices.delete(index=name)
                except NotFoundError:
                    continue
