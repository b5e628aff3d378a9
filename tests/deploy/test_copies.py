"""The unit of the nightly copy: what it throws away."""

import os
import re
import shlex
import subprocess
import time

from django.conf import settings

UNIT = settings.BASE_DIR / "deploy" / "systemd" / "colab-backup.service"
DAY = 24 * 60 * 60


def test_old_copies_go_and_nothing_else(tmp_path):
    for name, days in (("2026-01-01-0230", 16), ("2026-01-16-0230", 1), ("before-upgrade", 300), ("2025", 300)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "manifest.json").write_text("{}")
        os.utime(tmp_path / name, (time.time() - days * DAY,) * 2)
    command = re.search(r"^ExecStartPost=(.+)$", UNIT.read_text(encoding="utf-8"), re.M).group(1)
    words = [word.replace("/backup", str(tmp_path)) for word in shlex.split(command)]
    subprocess.run(words, check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2025", "2026-01-16-0230", "before-upgrade"]


def test_the_timer_starts_the_unit_that_stands_beside_it():
    timer = UNIT.with_suffix(".timer").read_text(encoding="utf-8")
    assert "OnCalendar=" in timer and "Unit=" not in timer
    assert "ReadWritePaths=/var/lib/colab /backup" in UNIT.read_text(encoding="utf-8")
