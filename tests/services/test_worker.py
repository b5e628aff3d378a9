"""A real Celery worker takes an outbox item from a real broker."""

import os
import subprocess
import sys
import time

import pytest
from amqp.exceptions import PreconditionFailed
from django.conf import settings
from kombu import Connection

from colab.core.outbox.models import OutboxItem
from tests.harness.address import database_url

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PUT = """
from django.db import transaction
from colab.core import outbox
import tests.services.probe
with transaction.atomic():
    outbox.put(%r, {"path": %r, "word": %r})
"""
SOLO = ("--pool", "solo")


@pytest.fixture
def environment(tmp_path):
    """Return a function: broker -> the environment of a process of the site."""

    def make(broker):
        names = {"DATABASE_URL": database_url(), "BROKER_URL": broker, "VAR_DIR": str(tmp_path)}
        return {**os.environ, **names, "DJANGO_SETTINGS_MODULE": "colab.settings"}

    return make


@pytest.fixture
def worker(environment, tmp_path):
    """Return a function that starts a worker on a broker and returns its process; it is stopped at the end."""
    started = []

    def start(broker, *options):
        command = [sys.executable, "-m", "celery", "--app", "colab", "worker", "--loglevel", "INFO"]
        command += ["--include", "tests.services.probe", *(options or SOLO)]
        with (tmp_path / "worker.log").open("w") as log:
            where = {"cwd": settings.BASE_DIR, "env": environment(broker)}
            started.append(subprocess.Popen(command, stdout=log, stderr=log, **where))
        assert wait_for(lambda: " ready." in (tmp_path / "worker.log").read_text(), 60)
        return started[-1]

    yield start
    for process in started:
        process.terminate()
        process.wait(20)


@pytest.fixture
def put(environment, tmp_path):
    """Return a function: broker, topic, word -> the path where the worker will note it."""

    def send(broker, topic, word=""):
        noted = tmp_path / "noted"
        command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", PUT % (topic, str(noted), word)]
        subprocess.run(command, cwd=settings.BASE_DIR, env=environment(broker), check=True)
        return noted

    return send


def wait_for(condition, seconds):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)
    return True


@pytest.mark.parametrize(
    "service", [pytest.param(name, marks=pytest.mark.needs(name)) for name in ("rabbitmq", "redis")]
)
def test_item_is_done_by_the_worker(service, service_url, put, worker, tmp_path):
    broker = service_url(service)
    worker(broker)
    noted = put(broker, "tests.probe", service)
    assert wait_for(noted.exists, 30), (tmp_path / "worker.log").read_text()
    assert noted.read_text() == f"{service}\n"
    item = OutboxItem.objects.get(topic="tests.probe")
    assert wait_for(lambda: OutboxItem.objects.get(pk=item.pk).done_at is not None, 10)


@pytest.mark.needs("rabbitmq")
@pytest.mark.parametrize("queue", ["colab", "colab-slow"])
def test_queue_is_a_quorum_queue(queue, service_url, worker):
    """RabbitMQ refuses to declare it as anything else."""
    worker(service_url("rabbitmq"))
    with Connection(service_url("rabbitmq")) as broker, pytest.raises(PreconditionFailed, match="quorum"):
        broker.default_channel.queue_declare(queue, durable=True, auto_delete=False)


@pytest.mark.needs("rabbitmq")
def test_what_takes_long_stands_in_nobodys_way(service_url, put, worker):
    broker = service_url("rabbitmq")
    worker(broker, *SOLO, "--queues", "colab", "--hostname", "fast@%h")
    noted = put(broker, "tests.probe_slow")
    put(broker, "tests.probe", "fast")
    assert wait_for(noted.exists, 30)
    time.sleep(2)
    assert noted.read_text() == "fast\n"
    worker(broker, *SOLO, "--queues", "colab-slow", "--hostname", "slow@%h")
    assert wait_for(lambda: noted.read_text() == "fast\nbegun\nended\n", 30)


@pytest.mark.needs("rabbitmq")
def test_a_worker_that_is_told_to_end_ends_what_it_does(service_url, put, worker):
    """SIGTERM to the parent alone, which is what KillMode=mixed of its unit sends."""
    broker = service_url("rabbitmq")
    process = worker(broker, "--pool", "prefork", "--concurrency", "1")
    noted = put(broker, "tests.probe_slow")
    assert wait_for(noted.exists, 30)
    process.terminate()
    assert process.wait(60) == 0
    assert noted.read_text() == "begun\nended\n"
    item = OutboxItem.objects.get(topic="tests.probe_slow")
    assert item.done_at and item.attempts == 1
