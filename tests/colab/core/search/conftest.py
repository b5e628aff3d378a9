"""A small library of documents on a plain model, so that engines are tested without any room."""

import os
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group

from colab.core import search
from colab.core.access import Actor, Grants
from colab.core.search import engines, registry
from colab.core.search.engines.elastic import ElasticEngine
from colab.core.search.models import Entry
from colab.core.search.service import query


def actor_with(**grants):
    """Return an actor (person 77) who holds these grants."""
    actor = Actor(user=SimpleNamespace(pk=77))
    actor.grants = Grants(**grants)
    return actor


class Library:
    """Documents under test: `add` writes and indexes one, `ask` queries, `found` gives the titles."""

    def __init__(self, engine):
        self.engine = engine
        self.docs = {}
        self.behind = False

    def build(self, group):
        doc = self.docs.get(group.name)
        return search.Doc(**{"url": f"/shelf/{group.pk}/", "visibility": ["public"], **doc}) if doc else None

    def add(self, title, kind="book", **doc):
        name = f"{kind}:{title[:60]}:{len(self.docs)}"
        self.docs[name] = {"title": title, **doc}
        group = Group.objects.create(name=name)
        search.touch(group)
        self.behind = True
        return group

    def change(self, group, **doc):
        self.docs[group.name].update(doc)
        search.touch(group)
        self.behind = True

    def remove(self, group):
        kind, pk = group.name.partition(":")[0], group.pk
        group.delete()
        search.forget(kind, pk)
        self.behind = True

    def catch_up(self):
        """Do what the outbox would do, before the next question."""
        if self.behind and self.engine.name == "elasticsearch":
            self.engine.send(Entry.objects.order_by("pk"))
            self.engine.refresh()
        self.behind = False

    def ask(self, text="", **options):
        self.catch_up()
        return query(text, engine=self.engine, **options)

    def found(self, text="", **options):
        return [hit.entry.title for hit in self.ask(text, **options)]


@pytest.fixture
def clean_registry(monkeypatch):
    """Only the declarations of the test itself."""
    for name in ("_documents", "_facets", "_followers"):
        monkeypatch.setattr(registry, name, {})


def shelve(engine):
    """Return a Library on an engine, with two kinds declared."""
    library = Library(engine)
    for order, (kind, label) in enumerate((("book", "本"), ("film", "映画"))):
        search.register(
            search.Document(
                kind=kind,
                model=Group,
                queryset=lambda kind=kind: Group.objects.filter(name__startswith=f"{kind}:"),
                build=library.build,
                label=label,
                order=order,
            )
        )
    return library


@pytest.fixture
def embedded(db, clean_registry, settings):
    """Return a Library on the engine within the database, used by pages as well."""
    settings.ELASTICSEARCH_URL = ""
    return shelve(engines.embedded())


@pytest.fixture
def elastic(db, clean_registry, settings, service_url):
    """Return a Library on the real server, under names of this run's own."""
    settings.ELASTICSEARCH_URL = ""
    engine = ElasticEngine(service_url("elasticsearch"), f"colab-test-{os.getpid()}")
    engine.drop()
    engine.ensure()
    yield shelve(engine)
    engine.drop()


@pytest.fixture(params=["embedded", pytest.param("elastic", marks=pytest.mark.needs("elasticsearch"))])
def library(request):
    """Return a Library on each engine: the one within the test database, and the real server where it runs."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def person():
    """Return a function: grants -> actor."""
    return actor_with
