"""``make bench-live``: how long until the last of 300 screens shows a change made at the desk.

A real server (of two processes, with lasting connections), a database of its own (SQLite in a temporary folder, or
DATABASE_URL, which must be empty), 300 connections that ask once a second like the page's script, and changes made by
the actions of the desk.
"""

import argparse
import asyncio
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

AT_MOST = 2.0
EVERY = 1.0
SERVER = ["--workers", "2", "--threads", "4", "--worker-class", "gthread", "--no-control-socket", "--preload"]


async def screen(port: int, path: str, seen: dict[int, list[float]], stop: asyncio.Event, spent: list[float]) -> None:
    """Ask every second over one kept connection; note when each version was first seen."""
    await asyncio.sleep(random.random() * EVERY)  # noqa: S311 - screens do not start together
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    version = "-1"
    while not stop.is_set():
        begun = time.monotonic()
        writer.write(f"GET {path}?v={version} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        fields = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        if "Content-Length" in fields:
            await reader.readexactly(int(fields["Content-Length"]))
        if head.startswith("HTTP/1.1 200"):
            version = fields["X-Version"]
            seen.setdefault(int(version), []).append(time.monotonic())
        elif not head.startswith("HTTP/1.1 204"):
            raise SystemExit(f"unexpected answer: {head}")
        spent.append(time.monotonic() - begun)
        await asyncio.sleep(max(0.2, EVERY - (time.monotonic() - begun)))
    writer.close()


def changes(event, count: int):
    """Call teams on stage one after the other; yield the version after each change."""
    from colab.demo.builders.events import event_office
    from pitches.events.queries import finalists
    from pitches.live.actions import set_stage

    lines = list(finalists(event))
    office = event_office(event)
    for n in range(count):
        yield set_stage(actor=office, event=event, part="pitch", finalist=lines[n % len(lines)], run=True).version


async def measure(port: int, event, screens: int, count: int) -> tuple[list[list[float]], list[float]]:
    """Return for each change the seconds until each screen had it, and the seconds of every answer."""
    seen: dict[int, list[float]] = {}
    spent: list[float] = []
    stop, made = asyncio.Event(), []
    path = f"/events/{event.slug}/live/now/"
    tasks = [asyncio.create_task(screen(port, path, seen, stop, spent)) for _n in range(screens)]
    await asyncio.sleep(4)
    spent.clear()
    steps = changes(event, count)
    for _n in range(count):
        version = await asyncio.to_thread(next, steps)
        made.append((version, time.monotonic()))
        await asyncio.sleep(3)
    stop.set()
    await asyncio.gather(*tasks)
    return [[at - when for at in seen.get(version, [])] for version, when in made], spent


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def prepare(folder: Path):
    """Make the database and a live event; return the event."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colab.settings")
    os.environ |= {
        "VAR_DIR": str(folder),
        "BROKER_URL": "",
        "CACHE_URL": "",
        "ELASTICSEARCH_URL": "",
        "STORAGE_URL": "",
    }
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from colab.demo.builders.events import live_event

    return live_event()


def report(delays: list[list[float]], spent: list[float], screens: int) -> bool:
    """Print the figures; return whether every screen had every change in time."""
    ok = True
    for n, line in enumerate(delays, 1):
        line.sort()
        whole = len(line) == screens
        ok = ok and whole and line[-1] <= AT_MOST
        middle, last = (line[len(line) // 2], line[-1]) if line else (0, 0)
        print(f"change {n}: {len(line)} of {screens} screens, median {middle:.2f} s, last {last:.2f} s")  # noqa: T201
    spent.sort()
    middle, most = 1000 * spent[len(spent) // 2], 1000 * spent[int(len(spent) * 0.99)]
    print(f"{len(spent)} answers: median {middle:.1f} ms, 99 % within {most:.0f} ms; {AT_MOST} s wanted")  # noqa: T201
    return ok


def main() -> int:
    """Measure and report."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--screens", type=int, default=300)
    parser.add_argument("--changes", type=int, default=8)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        event = prepare(Path(folder))
        port = free_port()
        command = [sys.executable, "-m", "gunicorn", *SERVER, "--bind", f"127.0.0.1:{port}", "colab.wsgi"]
        server = subprocess.Popen(command)
        try:
            wait_until_up(port)
            delays, spent = asyncio.run(measure(port, event, options.screens, options.changes))
        finally:
            finish(server)
    return 0 if report(delays, spent, options.screens) else 1


def finish(server: subprocess.Popen) -> None:
    """End the server, whatever it is doing."""
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def wait_until_up(port: int) -> None:
    """Return once the server takes connections."""
    for _n in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")


if __name__ == "__main__":
    sys.exit(main())
