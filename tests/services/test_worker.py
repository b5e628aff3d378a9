"""A real Celery worker takes an outbox item from a real broker."""

import os
import subprocess
import sys
import time

import pytest
from amqp.exceptions import PreconditionFailed
from django.conf import settings
from django.db import connection
from kombu import Connection

from colab.core.outbox.models import OutboxItem

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PUT = """
from django.db import transaction
from colab.core import outbox
import tests.services.probe
with transaction.atomic():
    outbox.put("tests.probe", {"path": %r, "word": %r})
"""


def database_url():
    """Return the address of the test database for another process."""
    parts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{parts['NAME']}"
    return f"postgres://{parts['USER']}:{parts['PASSWORD']}@{parts['HOST']}:{parts['PORT']}/{parts['NAME']}"


@pytest.fixture
def environment(tmp_path):
    """Return a function: broker -> the environment of a process of the site."""

    def make(broker):
        names = {"DATABASE_URL": database_url(), "BROKER_URL": broker, "VAR_DIR": str(tmp_path)}
        return {**os.environ, **names, "DJANGO_SETTINGS_MODULE": "colab.settings"}

    return make


@pytest.fixture
def worker(environment, tmp_path):
    """Return a function that starts a worker on a broker; it is stopped at the end."""
    started = []

    def start(broker):
        command = [sys.executable, "-m", "celery", "--app", "colab", "worker", "--pool", "solo", "--loglevel", "INFO"]
        command += ["--include", "tests.services.probe"]
        with (tmp_path / "worker.log").open("w") as log:
            options = {"cwd": settings.BASE_DIR, "env": environment(broker)}
            started.append(subprocess.Popen(command, stdout=log, stderr=log, **options))
        assert wait_for(lambda: " ready." in (tmp_path / "worker.log").read_text(), 60)

    yield start
    for process in started:
        process.terminate()
        process.wait(20)


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
def test_item_is_done_by_the_worker(service, service_url, environment, worker, tmp_path):
    noted = tmp_path / "noted"
    broker = service_url(service)
    worker(broker)
    put = [sys.executable, "manage.py", "shell", "-v", "0", "-c", PUT % (str(noted), service)]
    subprocess.run(put, cwd=settings.BASE_DIR, env=environment(broker), check=True)
    assert wait_for(noted.exists, 30), (tmp_path / "worker.log").read_text()
    assert noted.read_text() == f"{service}\n"
    item = OutboxItem.objects.get(topic="tests.probe")
    assert wait_for(lambda: OutboxItem.objects.get(pk=item.pk).done_at is not None, 10)


@pytest.mark.needs("rabbitmq")
def test_queue_is_a_quorum_queue(service_url, worker):
    """RabbitMQ refuses to declare it as anything else."""
    worker(service_url("rabbitmq"))
    with Connection(service_url("rabbitmq")) as broker, pytest.raises(PreconditionFailed, match="quorum"):
        broker.default_channel.queue_declare("colab", durable=True, auto_delete=False)
