"""The doctor tries every part and shows no secret."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from colab.ops.addresses import redacted
from colab.ops.parts import NAMES, State, examine, examine_all

SECRETS = ("s3cr%2Ft", "s3cr/t", "topsecretkey", "sk_test_abc")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgres://colab:s3cr%2Ft@db:5432/colab", "postgres://***@db:5432/colab"),
        ("s3://key:topsecretkey@host/bucket?region=x", "s3://***@host/bucket"),
        ("redis://127.0.0.1:6379/0", "redis://127.0.0.1:6379/0"),
        ("topsecretkey", "***"),
        ("http://[broken", "***"),
        ("", ""),
    ],
)
def test_addresses_are_shown_without_secrets(address, shown):
    assert redacted(address) == shown


@pytest.mark.django_db
def test_every_part_is_examined_and_none_fails_here():
    found = examine_all()
    assert [each.name for each in found] == list(NAMES)
    assert not [each for each in found if each.state == State.FAIL and each.name != "database"], found
    assert found[NAMES.index("database")].state in (State.OK, State.EMBEDDED)


@pytest.mark.django_db
def test_missing_triggers_are_found():
    from colab.core.ledger import append_only

    append_only.remove()
    try:
        found = examine_all(["database"])[0]
    finally:
        append_only.install()
    assert found.state == State.FAIL and "ledger_ledgerentry" in found.words


def test_what_a_driver_repeats_is_hidden(monkeypatch):
    class Part:
        VARIABLE = "DATABASE_URL"
        ADVICE = "look there"

        @staticmethod
        def probe():
            raise OSError("cannot reach postgres://colab:s3cr%2Ft@db with password s3cr/t")

    monkeypatch.setenv("DATABASE_URL", "postgres://colab:s3cr%2Ft@db:5432/colab")
    found = examine("database", Part)
    assert found.state == State.FAIL and found.advice == "look there"
    assert not any(secret in str(vars(found)) for secret in SECRETS)


def test_dead_parts_fail_with_advice_and_without_secrets(tmp_path):
    dead = {
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": "postgres://colab:s3cr%2Ft@127.0.0.1:1/colab",
        "BROKER_URL": "amqp://colab:s3cr%2Ft@127.0.0.1:1/colab",
        "CACHE_URL": "redis://:s3cr%2Ft@127.0.0.1:1/0",
        "ELASTICSEARCH_URL": "http://colab:topsecretkey@127.0.0.1:1",
        "SMTP_URL": "smtp://me:topsecretkey@127.0.0.1:1",
        "CLAMD_URL": "tcp://127.0.0.1:1",
        "STRIPE_SECRET_KEY": "sk_test_abc",
        "STRIPE_API_BASE": "http://127.0.0.1:1",
    }
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "manage.py", "doctor", "--json"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=kept | dead, capture_output=True, text=True)
    assert done.returncode == 1
    found = {row["name"]: row for row in map(json.loads, done.stdout.splitlines())}
    for name in ("database", "broker", "cache", "search", "mail", "scanner", "payments"):
        assert found[name]["state"] == "fail", found[name]
        assert found[name]["advice"]
    assert not any(secret in done.stdout + done.stderr for secret in SECRETS)


@pytest.mark.django_db
def test_strict_takes_no_embedded_part(capsys):
    with pytest.raises(CommandError, match="storage"):
        call_command("doctor", "--only", "storage", "--strict")
    call_command("doctor", "--only", "storage")
    assert "EMBEDDED" in capsys.readouterr().out
