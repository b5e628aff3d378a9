"""What the web server's unit asks before it starts: errors stop it, what is unfit is warned of."""

import os
import re
import shlex
import subprocess
import sys

import pytest
from django.conf import settings

UNIT = settings.BASE_DIR / "deploy" / "systemd" / "colab-web.service"
FIT = {
    "SECRET_KEY": "k9wz5tbe8x" * 6, "ISSUER_KEY_SECRET": "q7hm2rdy4u" * 6,
    "SITE_URL": "https://colab.example", "BEHIND_PROXY": "1",
    "ALLOWED_HOSTS": "colab.example", "DATABASE_URL": "postgres://u:p@127.0.0.1/colab", "STATIC_HASHED": "1",
    "BROKER_URL": "amqp://u:p@127.0.0.1/colab", "CACHE_URL": "redis://127.0.0.1:6379/0", "LOG_FORMAT": "json",
    "SMTP_URL": "smtp://127.0.0.1:25", "CLAMD_URL": "tcp://127.0.0.1:3310",
}  # fmt: skip


def started(tmp_path, **variables):
    """Run what the unit runs before the web server."""
    command = re.search(r"^ExecStartPre=/opt/colab/\.venv/bin/python (.+)$", UNIT.read_text(encoding="utf-8"), re.M)
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *shlex.split(command.group(1))],
        cwd=settings.BASE_DIR, env={**kept, "VAR_DIR": str(tmp_path), **variables}, capture_output=True, text=True,
    )  # fmt: skip


def test_a_site_with_all_parts_starts_without_a_word(tmp_path):
    done = started(tmp_path, **FIT)
    assert (done.returncode, "WARNINGS" in done.stderr) == (0, False), done.stderr


def test_what_is_unfit_is_named_and_stops_nobody(tmp_path):
    done = started(tmp_path)
    assert done.returncode == 0, done.stderr
    told = set(re.findall(r"colab\.(W\d+)", done.stderr))
    assert told == {"W001", "W002", "W003", "W005", "W006", "W007", "W008", "W009", "W010", "W011"}
    assert done.stderr.count("HINT") >= 10


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("DEMO_MODE", "1", "colab.E001"),
        ("STORAGE_URL", "minio://key:hush@host/bucket", "STORAGE_URL: begins with none"),
    ],
)
def test_what_must_not_be_stops_it(tmp_path, name, value, says):
    done = started(tmp_path, **FIT | {name: value})
    assert done.returncode != 0 and says in done.stderr and "hush" not in done.stderr


def test_the_installation_by_the_book_lacks_a_scanner_only(tmp_path):
    done = started(tmp_path, **FIT | {"CLAMD_URL": ""})
    assert (done.returncode, set(re.findall(r"[\w.]+\.W\d+", done.stderr))) == (0, {"colab.W007"}), done.stderr
