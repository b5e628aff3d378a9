"""Two schedulers: one leads, the other takes over when it dies."""

import os
import select
import signal
import subprocess
import sys

import pytest
from django.conf import settings

from tests.harness.address import database_url

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

LEAD = """
import sys, time, django
django.setup()
from colab.ops import scheduler
scheduler.PAUSE = 0.1
with scheduler.leadership() as still:
    print("leads", flush=True)
    while True:
        still()
        time.sleep(0.1)
"""


def start(tmp_path):
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "colab.settings", "DATABASE_URL": database_url(),
                   "VAR_DIR": str(tmp_path)}  # fmt: skip
    return subprocess.Popen(
        [sys.executable, "-c", LEAD], cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True
    )


def test_one_leads_and_the_other_takes_over(tmp_path):
    first = start(tmp_path)
    second = None
    try:
        assert first.stdout.readline() == "leads\n"
        second = start(tmp_path)
        assert not select.select([second.stdout], [], [], 6)[0], "two lead"
        assert second.poll() is None
        first.send_signal(signal.SIGKILL)
        first.wait(10)
        assert second.stdout.readline() == "leads\n"
    finally:
        for process in filter(None, (first, second)):
            process.kill()
            process.wait(10)
            process.stdout.close()
