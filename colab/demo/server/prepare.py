"""Making the demo's database: complete or not there at all."""

from pathlib import Path

from django.core.management import call_command, get_commands
from django.db import connection


def _remove(path):
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def _fill(say):
    say("Making the database …")
    call_command("migrate", verbosity=0, interactive=False)
    if "demo_year" in get_commands():
        say("Living through the demo year …")
        call_command("demo_year")


def prepare(say):
    """Migrate, and fill an empty database; on SQLite a broken-off filling leaves nothing behind."""
    if connection.vendor != "sqlite":
        from django.contrib.auth import get_user_model

        call_command("migrate", verbosity=0, interactive=False)
        if not get_user_model().objects.exists():
            _fill(say)
        return
    target = Path(connection.settings_dict["NAME"])
    if target.exists():
        call_command("migrate", verbosity=0, interactive=False)
        connection.close()
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    building = target.with_suffix(".building")
    _remove(building)
    connection.close()
    connection.settings_dict["NAME"] = str(building)
    try:
        _fill(say)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        building.rename(target)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(target)
        _remove(building)
