"""Tables that only grow: a trigger refuses UPDATE and DELETE, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models

_protected: list[type[models.Model]] = []
_may_go: dict[type[models.Model], tuple[str, int]] = {}

POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION colab_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'append-only: % on %', TG_OP, TG_TABLE_NAME; END $$ LANGUAGE plpgsql
"""


def protect(model: type[models.Model], *, but_older_than: tuple[str, int] | None = None) -> None:
    """Make the table of ``model`` append-only from the next migrate on.

    ``but_older_than``: a column with a moment, and days: rows older than that may be deleted, by the database's clock.
    """
    if model not in _protected:
        _protected.append(model)
    if but_older_than:
        _may_go[model] = but_older_than


def install() -> None:
    """Put the triggers on all protected tables that exist. Runs after every migrate."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for model in _protected:
            if model._meta.db_table in tables:
                for statement in _statements(model._meta.db_table, _may_go.get(model)):
                    cursor.execute(statement)


def missing() -> list[str]:
    """Return the protected tables whose triggers do not all stand, sorted."""
    catalogue = (
        "SELECT tgname FROM pg_trigger" if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(catalogue)
        standing = {name for (name,) in cursor.fetchall()}
    tables = sorted(model._meta.db_table for model in _protected)
    return [table for table in tables if not {f"{table}_no_update", f"{table}_no_delete"} <= standing]


def remove() -> None:
    """Take the triggers away (for restoring a backup, and for tests that play the tampering owner)."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for model in _protected:
            table = model._meta.db_table
            if table not in tables:
                continue
            for name in (f"{table}_no_update", f"{table}_no_delete"):
                suffix = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{suffix}")


@contextmanager
def lifted() -> Iterator[None]:
    """Lift the protection inside the block."""
    remove()
    try:
        yield
    finally:
        install()


def _statements(table: str, may_go: tuple[str, int] | None = None) -> list[str]:
    statements = []
    if connection.vendor == "postgresql":
        statements.append(POSTGRES_FUNCTION)
    for event in ("update", "delete"):
        name = f"{table}_no_{event}"
        when = _unless_old(*may_go) if may_go and event == "delete" else ""
        if connection.vendor == "postgresql":
            statements.append(f"DROP TRIGGER IF EXISTS {name} ON {table}")
            statements.append(
                f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} "
                f"FOR EACH ROW {when}EXECUTE FUNCTION colab_append_only()"
            )
        else:
            statements.append(
                f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {event.upper()} ON {table} {when}"
                f"BEGIN SELECT RAISE(ABORT, 'append-only: {event} on {table}'); END"
            )
    return statements


def _unless_old(column: str, days: int) -> str:
    if connection.vendor == "postgresql":
        return f"WHEN (OLD.{column} > now() - interval '{days} days') "
    # Moments are texts in UTC there, which sort as they pass.
    return f"WHEN OLD.{column} > datetime('now', '-{days} days') "
