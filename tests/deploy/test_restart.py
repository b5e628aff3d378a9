"""The web server's unit: replacing its processes, and starting anew, refuses nobody."""

import os
import re
import shlex
import signal
import socket
import subprocess
import threading
import time
from contextlib import contextmanager

import pytest
import requests
from django.conf import settings

pytestmark = pytest.mark.slow
SYSTEMD = settings.BASE_DIR / "deploy" / "systemd"


def unit(name, key):
    """Return the value of a key in a unit's file."""
    return re.search(rf"^{key}=(.+)$", (SYSTEMD / name).read_text(encoding="utf-8"), re.M).group(1)


class Web:
    """gunicorn as the unit starts it, at an address that is held for it, as the socket's unit does."""

    def __init__(self, folder):
        self.log = (folder / "web.log").open("w")
        self.address = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.home = f"http://127.0.0.1:{self.address.getsockname()[1]}"
        self.environment = {**os.environ, "VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "colab.settings"}
        self.environment |= {"LISTEN_FDS": "1", "DATABASE_URL": "", "CACHE_URL": "", "BROKER_URL": ""}

    def start(self):
        program, *rest = shlex.split(unit("colab-web.service", "ExecStart").removeprefix("/opt/colab/"))
        # systemd gives the address as the first descriptor after the three that all have, and names who may take it.
        gives = f"exec 3<&{self.address.fileno()}; export LISTEN_PID=$$; exec {shlex.join([program, *rest])}"
        self.process = subprocess.Popen(
            ["bash", "-c", gives],
            cwd=settings.BASE_DIR,
            env=self.environment,
            pass_fds=[self.address.fileno()],
            stdout=self.log,
            stderr=self.log,
        )

    def workers(self):
        """Return the ids of the processes that answer."""
        path = f"/proc/{self.process.pid}/task/{self.process.pid}/children"
        with open(path) as children:
            return set(children.read().split())

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(60) == 0


@pytest.fixture
def web(tmp_path):
    made = Web(tmp_path)
    made.start()
    yield made
    made.end()
    made.address.close()
    made.log.close()


@contextmanager
def readers(home, count=4):
    """Read on and on with ``count`` threads; yield the list of good answers, and demand that there was no other."""
    wrong, good, ended = [], [], threading.Event()

    def read():
        while not ended.is_set():
            try:
                answer = requests.get(f"{home}/healthz", timeout=60)
                (good if answer.text == "alive\n" else wrong).append(answer.status_code)
            except requests.RequestException as error:
                wrong.append(repr(error))

    threads = [threading.Thread(target=read) for _each in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield good
    finally:
        ended.set()
        for thread in threads:
            thread.join()
    assert wrong == []


def wait_until(condition):
    deadline = time.monotonic() + 90
    while not condition():
        assert time.monotonic() < deadline, "not within a minute and a half"
        time.sleep(0.1)


def test_a_reload_replaces_all_processes_and_a_restart_loses_no_request(web):
    assert unit("colab-web.service", "ExecReload") == "/bin/kill -HUP $MAINPID"
    assert unit("colab-web.service", "KillMode") == "mixed"
    with readers(web.home) as good:
        wait_until(lambda: len(good) > 50)
        before = web.workers()
        web.process.send_signal(signal.SIGHUP)
        wait_until(lambda: web.workers() and not web.workers() & before)
        seen = len(good)
        wait_until(lambda: len(good) > seen + 50)
        web.end()
        web.start()
        seen = len(good)
        wait_until(lambda: len(good) > seen + 50)


def test_the_address_is_the_one_that_nginx_asks():
    assert unit("colab-web.socket", "ListenStream") == "127.0.0.1:8000"
    site = (settings.BASE_DIR / "deploy" / "nginx" / "colab.conf").read_text(encoding="utf-8")
    assert set(re.findall(r"proxy_pass http://([^;]+);", site)) == {"127.0.0.1:8000"}
