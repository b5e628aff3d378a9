"""Addresses for watchers, figures, ids of requests, lines of the log."""

import json
import logging
import os
import re
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings as site
from django.db import connection
from kombu import Connection, Exchange, Queue

from colab.core import clock
from colab.core.outbox.models import OutboxItem
from colab.demo.builders import people
from colab.demo.builders.challenges import make_call, officer
from colab.ops import context, health, heartbeat, steady
from colab.ops.logs import Context, JsonLines, Scrub
from colab.ops.metrics.state import of_queues
from colab.ops.queues import QueueFigures, figures
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
    make_call(closes_at=clock.now() + timedelta(hours=2))
    client.get("/robots.txt")
    text = client.get("/metrics", headers={"authorization": "Bearer figures"}).content.decode()
    values = {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if line[0] != "#"}
    assert values["colab_outbox_waiting"] == 1
    assert 89 < values["colab_outbox_age_seconds"] < 100
    assert values["colab_scheduler_age_seconds"] < 5
    assert values['colab_requests_total{method="GET",route="open_plain:robots",status="200"}'] >= 1
    assert values['colab_request_queries_bucket{le="0.0",route="open_plain:robots"}'] >= 1
    assert values['colab_request_seconds_count{route="open_plain:robots"}'] >= 1
    assert values['colab_request_seconds_bucket{le="+Inf",route="open_plain:robots"}'] >= 1
    assert 0 < values["colab_next_deadline_seconds"] <= 7200
    assert "colab_ledger_entries" in values and "colab_search_lag" in values


def test_each_queue_has_its_figures():
    with Connection("memory://") as broker:
        queue = Queue("colab", Exchange("colab"), routing_key="colab", channel=broker.default_channel)
        queue.declare()
        queue.purge()
        for _time in range(3):
            broker.Producer().publish({}, exchange="colab", routing_key="colab")
        found = figures(broker)
        queue.delete()
    assert found == [QueueFigures("colab", 3, None), QueueFigures("colab-slow", 0, None)]
    told = {name: value for name, _words, value in of_queues([*found, QueueFigures("other", 5, 2)])}
    assert told == {
        "colab_queue_messages": {"colab": 3, "colab-slow": 0, "other": 5},
        "colab_queue_workers": {"other": 2},
    }


@pytest.mark.needs("rabbitmq")
@pytest.mark.django_db
def test_a_queue_that_nobody_works_on_is_seen_by_machines_and_by_the_office(client, settings, service_url):
    settings.CELERY_BROKER_URL, settings.METRICS_TOKEN = service_url("rabbitmq"), "figures"
    settings.CELERY_TASK_QUEUES = [Queue("absent"), Queue("absent-slow")]  # those of the site are others' as well
    text = client.get("/metrics", headers={"authorization": "Bearer figures"}).content.decode()
    assert 'colab_queue_messages{queue="absent"} 0.0' in text
    assert 'colab_queue_workers{queue="absent-slow"} 0.0' in text
    queues = [line for line in report() if "待ち行列" in line.label]
    assert [line.tone for line in queues] == ["danger", "danger"] and "ワーカーがいません" in queues[0].seen


@pytest.mark.django_db
def test_a_broker_and_a_cache_that_are_away_are_told_to_the_office(client_for, settings, monkeypatch):
    monkeypatch.setattr(steady.Away, "told", False)  # put back at the end, as is the moment below
    monkeypatch.setattr(steady.Away, "until", 0.0)
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    settings.CACHES = {"default": {"BACKEND": "colab.ops.steady.SteadyRedisCache", "LOCATION": "redis://127.0.0.1:1/0"}}
    told = {line.label: line.tone for line in report()}
    assert told["ブローカー（作業の受け渡し）"] == "danger" and told["キャッシュ"] == "warning"
    page = client_for(officer("office_admin")).get("/work/operations/").content.decode()
    assert "ブローカーが応答しません。" in page and "共有のキャッシュが応答しません。" in page


COUNT = """
from colab.ops.metrics.requests import observe, totals
observe("GET", "home", %d, 0.01, 3)
print(*totals())
"""


def test_processes_count_together_where_the_unit_says_so(tmp_path):
    unit = (site.BASE_DIR / "deploy" / "systemd" / "colab-web.service").read_text(encoding="utf-8")
    folder = re.search(r"^Environment=PROMETHEUS_MULTIPROC_DIR=/run/(\S+)$", unit, re.M).group(1)
    assert f"\nRuntimeDirectory={folder}\n" in unit
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    said = [
        subprocess.run(
            [sys.executable, "-c", COUNT % status], cwd=site.BASE_DIR, env=environment, capture_output=True, text=True
        ).stdout
        for status in (200, 500, 404)
    ]
    assert said == ["1 0\n", "2 1\n", "3 1\n"]


@pytest.mark.django_db
def test_the_office_reads_the_same_in_words(client_for):
    office = officer("office_admin")
    page = client_for(office).get("/work/operations/")
    assert page.status_code == 200 and "台帳" in page.content.decode()
    assert client_for(people.make_user()).get("/work/operations/").status_code == 404
    OutboxItem.objects.create(topic="x", created_at=clock.now(), due_at=clock.now(), gave_up_at=clock.now())
    told = {line.label: line.seen for line in report()}
    assert "リクエスト" in told and told["ブローカー（作業の受け渡し）"].startswith("ブローカーはありません")
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
