"""The unit of the nightly copy: what it throws away; and who is told when a unit fails."""

import os
import re
import shlex
import subprocess
import time

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from colab.ops.parts import NAMES

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


def test_every_unit_that_fails_leads_to_a_person(settings, mailoutbox):
    told = UNIT.with_name("colab-failed@.service").read_text(encoding="utf-8")
    assert "SyslogLevel=err" in told
    command = re.findall(r"^ExecStart=.+manage\.py (.+)$", told, re.M)[0].replace("%i", "colab-backup")
    for unit in UNIT.parent.glob("*.service"):
        assert ("OnFailure=colab-failed@%N.service" in unit.read_text(encoding="utf-8")) == ("@" not in unit.name), unit
    call_command(*command.split())
    assert not mailoutbox
    settings.OPERATOR_MAIL = ["admin@colab.example"]
    call_command(*command.split())
    assert mailoutbox[0].to == ["admin@colab.example"] and mailoutbox[0].subject.startswith("Failed: colab-backup on ")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(CommandError, match="No mail was sent about colab-backup"):
        call_command(*command.split())


def test_the_hourly_look_asks_for_what_an_installation_has():
    unit = UNIT.with_name("colab-doctor.service").read_text(encoding="utf-8")
    asked = re.search(r"^ExecStart=.+ doctor --strict --only (.+)$", unit, re.M).group(1).split()
    assert set(asked) <= set(NAMES) and {"workers", "backup"} <= set(asked)
    assert "OnCalendar=" in UNIT.with_name("colab-doctor.timer").read_text(encoding="utf-8")
