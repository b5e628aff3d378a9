"""Addresses for watchers, figures, ids of requests, lines of the log."""

import json
import logging
from datetime import timedelta

import pytest
from django.db import connection

from colab.core import clock
from colab.core.outbox.models import OutboxItem
from colab.demo.builders import people
from colab.demo.builders.challenges import officer
from colab.ops import context, health, heartbeat
from colab.ops.logs import Context, JsonLines, Scrub
from colab.ops.report import report


def test_alive_asks_nothing(client, django_assert_num_queries):
    assert client.get("/healthz").content == b"alive\n"


@pytest.mark.django_db
def test_ready_says_what_is_not(client, monkeypatch):
    health._migrated.clear()
    assert client.get("/readyz").json() == {"ready": True, "database": True, "cache": True, "migrations": True}
    monkeypatch.setattr(health, "_ask_database", lambda: 1 / 0)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "database": False, "cache": True, "migrations": False}


@pytest.mark.django_db
def test_a_cache_that_is_away_is_named_and_no_reason_to_serve_nobody(client, monkeypatch):
    health._migrated.clear()
    monkeypatch.setattr(health, "_ask_cache", lambda: 1 / 0)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "database": True, "cache": False, "migrations": True}


@pytest.mark.django_db
def test_figures_need_the_token(client, settings):
    assert client.get("/metrics").status_code == 404
    settings.METRICS_TOKEN = "figures"
    assert client.get("/metrics", headers={"authorization": "Bearer wrong"}).status_code == 404
    OutboxItem.objects.create(topic="x", created_at=clock.now(), due_at=clock.now() - timedelta(seconds=90))
    heartbeat.beat(heartbeat.SCHEDULER)
    client.get("/robots.txt")
    text = client.get("/metrics", headers={"authorization": "Bearer figures"}).content.decode()
    values = {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if line[0] != "#"}
    assert values["colab_outbox_waiting"] == 1
    assert 89 < values["colab_outbox_age_seconds"] < 100
    assert values["colab_scheduler_age_seconds"] < 5
    assert values['colab_requests_total{method="GET",route="open_plain:robots",status="200"}'] >= 1
    assert values['colab_request_queries_bucket{le="0.0",route="open_plain:robots"}'] >= 1
    assert "colab_ledger_entries" in values and "colab_search_lag" in values


@pytest.mark.django_db
def test_the_office_reads_the_same_in_words(client_for):
    office = officer("office_admin")
    page = client_for(office).get("/work/operations/")
    assert page.status_code == 200 and "台帳" in page.content.decode()
    assert client_for(people.make_user()).get("/work/operations/").status_code == 404
    OutboxItem.objects.create(topic="x", created_at=clock.now(), due_at=clock.now(), gave_up_at=clock.now())
    tones = [line.tone for line in report()]
    assert tones[0] == "danger" and "warning" in tones


@pytest.mark.django_db
def test_a_request_has_an_id(client):
    assert len(client.get("/robots.txt")["X-Request-ID"]) == 16
    given = client.get("/robots.txt", headers={"x-request-id": "proxy-1234"})
    assert given["X-Request-ID"] == "proxy-1234"
    assert client.get("/robots.txt", headers={"x-request-id": "x y\n"})["X-Request-ID"] != "x y\n"
    assert context.request_id.get() == ""


def line_of(caplog, name):
    record = next(each for each in caplog.records if each.name == name)
    Context().filter(record)
    Scrub().filter(record)
    return json.loads(JsonLines().format(record))


@pytest.mark.django_db
def test_lines_tell_of_requests_and_of_nobody(client, caplog):
    with caplog.at_level(logging.INFO, "colab.requests"):
        client.get("/challenges/?q=tanaka@example.com")
    told = line_of(caplog, "colab.requests")
    assert (told["method"], told["path"], told["status"]) == ("GET", "/challenges/", 200)
    assert told["queries"] > 0 and "tanaka" not in json.dumps(told)
    with caplog.at_level(logging.INFO, "anything"):
        logging.getLogger("anything").info("mail to %s failed", "tanaka@example.com")
    assert line_of(caplog, "anything")["words"] == "mail to <mail> failed"


@pytest.mark.django_db(transaction=True)
def test_a_verb_leaves_a_line_with_its_subject(caplog):
    from colab.demo.builders.challenges import draft_challenge

    with caplog.at_level(logging.INFO, "colab.verbs"):
        challenge = draft_challenge()
    told = line_of(caplog, "colab.verbs")
    assert told["machine"] in ("call", "challenge") and told["verb"]
    assert challenge.key in "".join(record.getMessage() for record in caplog.records)
    assert connection.in_atomic_block is False
