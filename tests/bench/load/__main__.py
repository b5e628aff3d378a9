"""``make bench-load``: what the site holds, in one run: gunicorn as in deploy/, PostgreSQL, Redis, ten years of data.

Needs TEST_POSTGRESQL_URL and TEST_REDIS_URL (tests/services/run gives them) and wrk. The server closes each connection
after its answer, so every request comes over one of its own, as from nginx. Pages for anonymous readers are kept;
beside them stand a static file of the same server, and lists of people who are logged in: as they are, and "all new",
where somebody does a verb fifty times a second and nothing that was kept may be given again.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from tests.bench.live.__main__ import finish, free_port, wait_until_up

HERE = Path(__file__).parent
SERVER = ["--config", "deploy/gunicorn.conf.py"]
CONNECTIONS = 16
PERSONS = 8
SHARE_OF_STATIC, LIST_P95_MS = 0.6, 150
BUSY_HOUR = 20_000
"""Page views of a busy hour of a city's portal."""


@dataclass
class Figure:
    """What one address held; times in milliseconds."""

    name: str
    kind: str
    per_second: float
    p50: float
    p95: float
    bad: int


@dataclass
class Asked:
    """One address, and the cookies of who asks it in turn; kind is static, kept, logged in or all new."""

    name: str
    kind: str
    path: str
    cookies: str = ""


def prepare(folder: Path, years: int) -> None:
    """Set the environment of a site as in production, and fill its database."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "colab.settings",
        "DATABASE_URL": os.environ["TEST_POSTGRESQL_URL"].rsplit("/", 1)[0] + "/colab_load",
        "CACHE_URL": os.environ["TEST_REDIS_URL"].rstrip("/") + "/5",
        "VAR_DIR": str(folder),
        "STATIC_HASHED": "1",
        "LOG_FORMAT": "json",
        "DEMO_MODE": "1",
        **dict.fromkeys(("BROKER_URL", "ELASTICSEARCH_URL", "STORAGE_URL", "SMTP_URL"), ""),
    }
    address = os.environ["TEST_POSTGRESQL_URL"]
    for statement in ("DROP DATABASE IF EXISTS colab_load", "CREATE DATABASE colab_load"):
        subprocess.run(["psql", "-q", address, "-c", statement], check=True, stderr=subprocess.DEVNULL)  # noqa: S603, S607
    steps = [["compile_messages"], ["collectstatic", "--noinput", "-v0"], ["migrate", "-v0"], ["demo_year"]]
    for step in [*steps, *([["clone_year", "--years", str(years)]] if years > 1 else [])]:
        begun = time.monotonic()
        subprocess.run([sys.executable, "-W", "ignore", "manage.py", *step], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        say(f"{step[0]}: {time.monotonic() - begun:.0f} s")
    # The database tidies up after so many new rows; ten years that grew day by day have that behind them.
    for statement in ("VACUUM ANALYZE", "CHECKPOINT"):
        subprocess.run(["psql", "-q", os.environ["DATABASE_URL"], "-c", statement], check=True)  # noqa: S603, S607


def addresses() -> list[Asked]:
    """Return what is asked: a static file, pages for anonymous readers, lists of people who are logged in."""
    import django

    django.setup()
    from django.contrib.staticfiles.storage import staticfiles_storage

    from challenges.challenges.models import Challenge
    from colab.open.cases.reach import published_contracts

    challenge = Challenge.objects.filter(state="open").order_by("pk").first()
    officers, teams = people()
    search = "/search/?q=%E8%A6%8B%E5%AE%88%E3%82%8A"
    case = f"/cases/{published_contracts().order_by('-pk')[0].code}/"
    public = [("home", "/"), ("challenge list", "/challenges/"), ("search", search), ("case page", case)]
    work = [
        ("search", search, officers),
        ("challenge board", "/work/challenges/", officers),
        ("all pitches", "/work/pitches/all/", officers),
        ("own pitches", "/work/pitches/", teams),
        ("what waits", "/work/", officers),
    ]
    return [
        Asked("static file", "static", staticfiles_storage.url("ui/css/base.css")),
        *(Asked(name, "kept", path) for name, path in [*public, ("challenge", f"/challenges/{challenge.slug}/")]),
        *(Asked(name, "logged in", path, officers) for name, path in public if name != "search"),
        *(Asked(name, "logged in", path, cookies) for name, path, cookies in work),
        *(
            Asked(name, "all new", path, cookies)
            for name, path, cookies in [("challenge list", public[1][1], officers), *work]
        ),
    ]


def people() -> tuple[str, str]:
    """Return the cookies of some sessions of an officer, and of some members of the teams with the most pitches."""
    from django.conf import settings
    from django.db.models import Count
    from django.test import Client

    from colab.core.organisations.models import Membership, User
    from colab.demo.builders.challenges import officer
    from pitches.submissions.models import Pitch

    def cookie(person: User) -> str:
        client = Client()
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
        return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"

    programme = Pitch.objects.exclude(challenge__programme=None).order_by("-pk").first().challenge.programme
    found = Pitch.objects.values("organisation").annotate(n=Count("pk")).order_by("-n", "organisation")
    members = Membership.objects.filter(organisation__in=[row["organisation"] for row in found[:PERSONS]])
    teams = [cookie(each.user) for each in members.select_related("user").order_by("pk")[:PERSONS]]
    person = officer("office", programme=programme)
    officers = [cookie(person) for _n in range(PERSONS)]
    return " ".join(officers), " ".join(teams)


def ask(port: int, one: Asked, seconds: int) -> Figure:
    """Ask one address for some seconds over 16 connections."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "20s", "-s", str(HERE / "figures.lua")]
    with changing(every=0.02 if one.kind == "all new" else 0):
        done = subprocess.run(  # noqa: S603
            [*command, f"http://127.0.0.1:{port}{one.path}"],
            check=True, capture_output=True, text=True, env=os.environ | {"COOKIES": one.cookies},
        )  # fmt: skip
    found = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))
    return Figure(one.name, one.kind, found["answers"] / found["seconds"], found["p50"], found["p95"], found["bad"])


@contextmanager
def changing(every: float):
    """Make all kept pages old each so many seconds, as if somebody did a verb then; 0: nobody does."""
    from colab.ops import pagecache

    over = threading.Event()

    def change():
        while not over.wait(every):
            pagecache.forget_all()

    thread = threading.Thread(target=change, daemon=True)
    if every:
        thread.start()
    yield
    over.set()


def report(figures: list[Figure]) -> bool:
    """Print the table and what is demanded; return whether it is met."""
    static = next(one for one in figures if one.kind == "static")
    say(f"\n{'':16} {'':10} {'a second':>9} {'of static':>9} {'p50 ms':>8} {'p95 ms':>8} {'bad':>4}")
    for one in figures:
        share = one.per_second / static.per_second
        say(f"{one.name:16} {one.kind:10} {one.per_second:9.0f} {share:9.0%} {one.p50:8.1f} {one.p95:8.1f} {one.bad:4}")
    kept = [one for one in figures if one.kind == "kept"]
    lists = [one for one in figures if one.kind == "logged in"]
    slowest = {kind: min(one.per_second for one in figures if one.kind == kind) for kind in ("logged in", "all new")}
    demands = [
        (f"kept pages at least {SHARE_OF_STATIC:.0%} of a static file",
         min(one.per_second for one in kept) >= SHARE_OF_STATIC * static.per_second),
        (f"lists of people logged in within {LIST_P95_MS} ms (p95)", max(one.p95 for one in lists) < LIST_P95_MS),
        ("no bad answer", not any(one.bad for one in figures)),
    ]  # fmt: skip
    for words, met in demands:
        say(f"{'met   ' if met else 'MISSED'} {words}")
    second = BUSY_HOUR / 3600
    say(
        f"{BUSY_HOUR:,} views an hour are {second:.1f} a second: {second / slowest['logged in']:.1%} of the slowest "
        f"list, {second / slowest['all new']:.1%} of the slowest page made anew each time"
    )
    return all(met for _words, met in demands)


def say(line: str) -> None:
    """Print at once."""
    print(line, flush=True)  # noqa: T201


def main() -> int:
    """Prepare, ask, report."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--seconds", type=int, default=10)
    options = parser.parse_args()
    if not shutil.which("wrk"):
        raise SystemExit("wrk is needed (Debian: apt-get install wrk)")
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder), options.years)
        asked = addresses()
        port = free_port()
        command = [sys.executable, "-m", "gunicorn", *SERVER, "--bind", f"127.0.0.1:{port}", "colab.wsgi"]
        # A line for every request, as in operation; the journal is a file here.
        with (Path(folder) / "server.log").open("wb") as log:
            server = subprocess.Popen(command, stderr=log)  # noqa: S603
        try:
            wait_until_up(port)
            urlopen(f"http://127.0.0.1:{port}/healthz", timeout=120).close()  # the port answers before the site does
            for one in asked:
                ask(port, one, seconds=2)  # each worker loads its code, each page is kept
            figures = [ask(port, one, seconds=options.seconds) for one in asked]
        finally:
            finish(server)
    return 0 if report(figures) else 1


if __name__ == "__main__":
    sys.exit(main())
