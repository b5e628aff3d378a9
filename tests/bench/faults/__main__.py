"""``make bench-faults``: an hour's work in minutes while every part is killed again and again.

PostgreSQL, RabbitMQ, Redis, Elasticsearch, web, worker and scheduler are the benchmark's own and run as in deploy/; a
mail server and a payment service stand for the world outside and stay up. Several people work over HTTP as with a
browser, and note what they were told had been done. Afterwards their notes are compared with what is there.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.faults.comparing import compare
from tests.bench.faults.diary import Diary
from tests.bench.faults.driving import drive
from tests.bench.faults.killing import Killer, Manager
from tests.bench.faults.mailbox import Letters
from tests.bench.faults.parts import HELPERS, SERVERS, SITE, Installation
from tests.bench.faults.people import assemble
from tests.bench.faults.report import report, say
from tests.bench.faults.world import build

QUIET_SECONDS = 600


def prepare(installation: Installation):
    """Start the servers, make the database, fill it; return the world."""
    begun = time.monotonic()
    for name in (*SERVERS, *HELPERS):
        installation.parts[name].start()
    for name in (*SERVERS, *HELPERS):
        installation.parts[name].await_up()
    say(f"servers up: {time.monotonic() - begun:.0f} s")
    # This process has no broker: what it puts into the outbox waits for the worker.
    os.environ |= installation.environment | {"BROKER_URL": "", "LOG_LEVEL": "ERROR"}
    import psycopg

    with psycopg.connect(installation.database_url.rsplit("/", 1)[0] + "/postgres", autocommit=True) as admin:
        admin.execute("CREATE DATABASE colab")
    for step in (["compile_messages"], ["migrate", "-v0"]):
        subprocess.run([sys.executable, "-W", "ignore", "manage.py", *step], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    world = build()
    call_command("reindex", verbosity=0)
    connection.close()
    database = installation.parts["database"]
    database.end()
    database.environment["DURABLE"] = "1"
    database.start()
    database.await_up()
    say(f"world built: {time.monotonic() - begun:.0f} s")
    for name in SITE:
        installation.parts[name].start()
        installation.parts[name].await_up()
    say(f"site up: {time.monotonic() - begun:.0f} s")
    return world


def calm_down(installation: Installation) -> None:
    """Wait until everything is up and the outbox is empty; say what is left where it does not become so."""
    from django.db import connection

    from colab.core.notices.models import Notice
    from colab.core.outbox.models import OutboxItem

    connection.close()
    begun = time.monotonic()
    while time.monotonic() - begun < QUIET_SECONDS:
        left = OutboxItem.objects.filter(done_at=None)
        moving = Notice.objects.filter(state__in=("queued", "sending"))
        if not left.exists() and not moving.exists():
            say(f"outbox empty {time.monotonic() - begun:.0f} s after the last action")
            return
        time.sleep(1)
    for item in left[:10]:
        say(f"left in the outbox: {item} attempts {item.attempts} {item.last_error[:200]}")


def run(folder: Path, options: argparse.Namespace) -> bool:
    """Prepare, act and kill, wait, compare, report."""
    installation = Installation(folder)
    killer = Killer(installation, random.Random(options.seed), tuple(options.gap))
    manager = Manager(installation)
    try:
        diary, letters = Diary(), Letters(folder / "mails")
        till = installation.environment["STRIPE_API_BASE"]
        stage = assemble(prepare(installation), diary, letters, installation.site, till)
        manager.start()
        killer.start()
        until = time.monotonic() + options.minutes * 60
        seconds = drive(stage, options.actions, options.seed, say, until)
        killer.stop()
        calm_down(installation)
        ok = report(diary, compare(stage), killer.kills, manager.ended, seconds)
        for line in killer.failed:
            say(f"NEVER CAME BACK: {line}")
        return ok and not killer.failed
    finally:
        killer.stopping.set()
        if manager.is_alive():
            manager.stop()
        for part in reversed(list(installation.parts.values())):
            part.end()


def main() -> int:
    """Read the command line and run in a folder that is removed afterwards."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--actions", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--gap", type=float, nargs=2, default=(2.0, 10.0), help="seconds between two kills")
    parser.add_argument("--minutes", type=float, default=180.0, help="begin nothing new after so long")
    parser.add_argument("--keep", action="store_true", help="keep the folder with all logs")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_args: sys.exit(1))  # the servers are ended then as well
    folder = Path(tempfile.mkdtemp(prefix="colab-faults."))
    folder.chmod(0o755)
    try:
        return 0 if run(folder, options) else 1
    finally:
        if options.keep:
            say(f"kept: {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
