"""More offers than are held: the search server brings what is near, the same arithmetic orders it."""

import os

import numpy as np
import pytest

from challenges.matching import corpus, finding, nearby
from challenges.matching.encoding import encode_behind, label_of
from challenges.matching.methods import chain
from challenges.matching.methods.collection import Collection
from challenges.matching.methods.index import Index
from challenges.matching.methods.texts import Text
from challenges.matching.models import MatchText
from colab.core import outbox
from colab.core.lifecycle import apply
from colab.core.search.engines import EngineAway
from colab.demo.builders import people
from colab.demo.builders.challenges import open_challenge
from colab.demo.builders.solutions import OTHER, listed_solution

needs_encoders = pytest.mark.skipif(chain.best().name != "dense-e5", reason="the sentence encoders are not installed")


def collection(*bodies):
    return Collection([Text(str(number), "", body) for number, body in enumerate(bodies)])


@pytest.mark.parametrize("method", chain.installed(), ids=lambda method: method.name)
def test_offers_outside_the_index_get_the_scores_they_would_have_in_it(method):
    offers = collection("点検を画像で自動にします。", "電話で予約を受け付けます。", "避難所の混雑を知らせます。")
    asked = collection("点検に時間がかかります。", "予約の電話がつながりません。")
    index = Index(method, offers, asked)
    assert np.allclose(index.scores_of(asked, offers), index.profiles_for(asked), atol=1e-4)
    assert index.scores_of(asked, collection()).shape == (2, 0)


@pytest.fixture
def server(settings, service_url, db):
    """The real search server, under names of this run's own, with hardly any offers held."""
    settings.ELASTICSEARCH_URL = service_url("elasticsearch")
    settings.ELASTICSEARCH_INDEX_PREFIX = f"colab-near-{os.getpid()}"
    settings.MATCHING_EXACT_UP_TO = 2
    forget = lambda: nearby.client().indices.delete(  # noqa: E731
        index=nearby.name_of(label_of(chain.DENSE_E5)), ignore_unavailable=True
    )
    forget()
    yield nearby.client()
    forget()


def refresh(client):
    client.indices.refresh(index=nearby.name_of(label_of(chain.DENSE_E5)))


@needs_encoders
@pytest.mark.needs("elasticsearch")
def test_the_near_one_is_found_though_it_is_not_held_and_hidden_ones_are_not(server, monkeypatch):
    monkeypatch.setattr(corpus, "SAMPLE", 2)
    challenge = open_challenge()
    near = listed_solution()
    for number in range(4):
        listed_solution(**OTHER | {"name": f"予約{number}", "description": f"健診の予約を電話で受けます。{number}"})
    encode_behind()
    outbox.drain()
    refresh(server)
    held = {row["object_key"] for row in corpus.corpus().offers.rows}
    assert corpus.corpus().sampled and len(held) == 2
    MatchText.objects.filter(object_key=str(near.pk), kind="solution").update(digest="ffff")  # the last to be drawn
    corpus.forget()
    found = finding.explain(finding.offers_for(challenge, limit=3))
    assert str(near.pk) not in {row["object_key"] for row in corpus.corpus().offers.rows}
    assert found.matches[0].offer == near and found.matches[0].evidence.pairs and not found.partial
    apply("withdraw", near, actor=people.as_actor(people.owner_of(near.organisation)))
    assert near not in [match.offer for match in finding.offers_for(challenge, limit=9).matches]


@needs_encoders
@pytest.mark.needs("elasticsearch")
def test_what_was_sent_twice_or_late_is_there_once(server):
    solution = listed_solution()
    encode_behind()
    outbox.drain()
    method, label = chain.DENSE_E5, label_of(chain.DENSE_E5)
    key = MatchText.objects.get(object_key=str(solution.pk)).pk
    assert nearby.send([key], label, method) == 1 and nearby.send([key + 1000], label, method) == 0
    refresh(server)
    assert server.count(index=nearby.name_of(label))["count"] == 1


@needs_encoders
@pytest.mark.django_db
def test_while_the_server_is_away_a_part_is_compared_and_the_list_says_so(settings, monkeypatch):
    monkeypatch.setattr(corpus, "SAMPLE", 2)
    challenge = open_challenge()
    for number in range(3):
        listed_solution(name=f"てんけん{number}")
    encode_behind()
    settings.ELASTICSEARCH_URL, settings.MATCHING_EXACT_UP_TO = "http://127.0.0.1:9", 2
    corpus.forget()
    found = finding.offers_for(challenge, limit=5)
    assert found.partial and len(found.matches) == 2
    with pytest.raises(EngineAway):
        nearby.send(list(MatchText.objects.values_list("pk", flat=True)), label_of(chain.DENSE_E5), chain.DENSE_E5)
