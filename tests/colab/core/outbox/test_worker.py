"""With a real broker and a real Celery worker: mail leaves once, even if the broker loses messages."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from colab.core import clock
from colab.core.outbox.models import OutboxItem
from colab.demo.server.children import broker
from tests.harness.address import database_url

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TELL = """
import django; django.setup()
from django.db import transaction
from colab.core import notices, outbox
with transaction.atomic():
    notices.notify("notices.letter", to="{to}", context={{"title": "件名", "body": "本文"}})
"""


@pytest.fixture
def world(tmp_path):
    """The environment of a worker and of a sender that share this test's database, a broker and a folder for mail."""
    child, address = broker(tmp_path)
    processes = [subprocess.Popen(child.command, stdout=subprocess.DEVNULL)] if child else []
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "colab.settings",
        "DATABASE_URL": database_url(),
        "BROKER_URL": address,
        "VAR_DIR": str(tmp_path),
        "SMTP_URL": "",
    }
    yield environment, processes, tmp_path / "mail"
    for process in reversed(processes):
        process.terminate()
        process.wait(20)


def start_worker(environment, processes, *more):
    command = [sys.executable, "-m", "celery", "--app", "colab", "worker", "--pool", "threads", "--concurrency", "2"]
    processes.append(subprocess.Popen([*command, "--loglevel", "ERROR", *more], env=environment, cwd=settings.BASE_DIR))


def tell(environment, to):
    subprocess.run(
        [sys.executable, "-c", TELL.format(to=to)], env=environment, cwd=settings.BASE_DIR, check=True, timeout=60
    )


def until(condition, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.2)
    return False


def mails(folder: Path):
    return "".join(path.read_text() for path in folder.glob("*")) if folder.exists() else ""


def all_done():
    return not OutboxItem.objects.filter(done_at__isnull=True).exists()


def test_the_worker_sends_what_was_committed(world):
    environment, processes, folder = world
    tell(environment, "before@example.invalid")
    assert OutboxItem.objects.get().done_at is None
    start_worker(environment, processes)
    assert until(all_done)
    tell(environment, "after@example.invalid")
    assert until(all_done)
    assert [mails(folder).count(f"To: {who}@example.invalid") for who in ("before", "after")] == [1, 1]


def test_what_the_broker_lost_is_sent_by_the_sweep(world):
    environment, processes, folder = world
    tell(environment, "lost@example.invalid")
    lost = subprocess.run(
        [sys.executable, "-m", "celery", "--app", "colab", "purge", "--force"],
        env=environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "1 message" in lost.stdout
    OutboxItem.objects.update(kicked_at=None, due_at=clock.now() - clock.now().resolution * 5_000_000)
    start_worker(environment, processes)
    subprocess.run(
        [sys.executable, "-m", "celery", "--app", "colab", "call", "outbox.sweep"],
        env=environment,
        cwd=settings.BASE_DIR,
        check=True,
        timeout=60,
        stdout=subprocess.DEVNULL,
    )
    assert until(all_done)
    assert mails(folder).count("To: lost@example.invalid") == 1
