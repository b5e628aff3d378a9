"""Dumping and loading the database with its own tools, while the site runs."""

import os
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection

from .problems import BackupError


def dump_name() -> str:
    """Return the file name of a dump of this kind of database."""
    return "database.dump" if connection.vendor == "postgresql" else "database.sqlite3"


def dump(target: Path) -> None:
    """Write one consistent state of the database to ``target``; others may write meanwhile."""
    if connection.vendor == "postgresql":
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")
    else:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])


def is_empty() -> bool:
    """Return whether the database has no table at all."""
    return not connection.introspection.table_names()


def load(source: Path) -> None:
    """Load a dump into the empty database: all of it or nothing."""
    if connection.vendor == "postgresql":
        name = connection.settings_dict["NAME"]
        _run("pg_restore", "--no-owner", "--no-privileges", "--single-transaction", f"--dbname={name}", str(source))
        connection.close()
        return
    target = Path(connection.settings_dict["NAME"])
    connection.close()
    for suffix in ("-wal", "-shm"):
        Path(f"{target}{suffix}").unlink(missing_ok=True)
    partly = target.with_name(f"{target.name}.part")
    shutil.copyfile(source, partly)
    partly.replace(target)


def _run(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs; the password travels in the environment, which no list of processes shows."""
    if not shutil.which(program):
        raise BackupError(f"{program} was not found. Debian: apt install postgresql-client")
    at = connection.settings_dict
    environment = {
        "PGHOST": at["HOST"], "PGPORT": str(at["PORT"] or ""), "PGUSER": at["USER"],
        "PGPASSWORD": at["PASSWORD"], "PGDATABASE": at["NAME"],
        # The certificate is looked at as strictly as by the site itself.
        **{f"PG{name.upper()}": at["OPTIONS"].get(name) for name in ("sslmode", "sslrootcert", "sslcert", "sslkey")},
    }  # fmt: skip
    known = {name: str(value) for name, value in environment.items() if value}
    done = subprocess.run([program, *arguments], env=os.environ | known, capture_output=True, text=True)
    if done.returncode:
        raise BackupError(f"{program}: {done.stderr.strip()[-500:]}")


def counts() -> dict[str, int]:
    """Return table → number of rows, sessions left out: they come and go."""
    tables = sorted(set(connection.introspection.table_names()) - {"django_session"})
    quote = connection.ops.quote_name
    with closing(connection.cursor()) as cursor:
        found = {}
        for table in tables:
            cursor.execute(f"SELECT COUNT(*) FROM {quote(table)}")
            found[table] = cursor.fetchone()[0]
    return found
