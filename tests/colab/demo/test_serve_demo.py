"""The demo starts, answers, and leaves no process however it ends."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("demo"),  # the second start stands on the first one's data
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, so Linux only"),
]


@pytest.fixture(scope="module")
def var_dir(tmp_path_factory):
    return tmp_path_factory.mktemp("demo")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def processes_with(mark):
    """Return the ids of living processes whose environment holds the mark."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (folder / "environ").read_bytes():
                found.add(int(folder.name))
        except OSError:
            continue
    return found


def wait_until(condition, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.2)
    return False


@contextmanager
def running_demo(var_dir, port):
    mark = f"COLAB_TEST_MARK=demo-{os.getpid()}-{port}"
    environment = {**os.environ, "VAR_DIR": str(var_dir), "DEMO_MODE": "1", "DJANGO_SETTINGS_MODULE": "colab.settings"}
    environment |= {"DATABASE_URL": "", "BROKER_URL": "", "CACHE_URL": "", "ELASTICSEARCH_URL": ""}
    environment |= dict([mark.split("=")])
    command = [sys.executable, "manage.py", "serve_demo", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process, mark
        finally:
            process.kill()
            wait_until(lambda: not processes_with(mark), 15)
            for left in processes_with(mark):
                os.kill(left, signal.SIGKILL)


def wait_for_addresses(process):
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "Ctrl-C" in line:
            return
    pytest.fail("".join(lines))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL], ids=lambda n: n.name)
def test_no_process_is_left(var_dir, number):
    port = free_port()
    with running_demo(var_dir, port) as (process, mark):
        wait_for_addresses(process)
        assert len(processes_with(mark)) >= 6
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as answer:
            assert answer.status == 200
        process.send_signal(number)
        assert wait_until(lambda: not processes_with(mark), 15), processes_with(mark)


def test_the_demo_is_found(var_dir):
    """The demo's database is SQLite's, which the other lane's year (tests/colab/demo/test_year.py) is not."""
    environment = {
        **os.environ,
        "VAR_DIR": str(var_dir),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "colab.settings",
    }
    command = [sys.executable, "-m", "tests.colab.core.search.demo_checks"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


def test_port_in_use_is_said(var_dir):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "manage.py", "serve_demo", "--port", str(port)]
        environment = {
            **os.environ,
            "VAR_DIR": str(var_dir),
            "DEMO_MODE": "1",
            "DJANGO_SETTINGS_MODULE": "colab.settings",
        }
        done = subprocess.run(
            command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
        )
    assert done.returncode == 1
    assert f"Port {port} is in use" in done.stderr
    assert f"PORT={port + 1}" in done.stderr
