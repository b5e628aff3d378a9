"""The database: reached, migrated, with its append-only triggers."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from colab.core.ledger import append_only

from .finding import Finding, State

VARIABLE = "DATABASE_URL"
ADVICE = "Is the server up, and may this user log in? postgres://user:password@host:5432/name"


def unapplied() -> list[str]:
    """Return the migrations that the code knows and the database has not had."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def probe() -> Finding:
    """Ask the server its version, whether migrations wait and whether the ledger's triggers stand."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT version()" if connection.vendor == "postgresql" else "SELECT sqlite_version()")
        version = cursor.fetchone()[0].split(" on ")[0]
    if waiting := unapplied():
        return Finding(State.FAIL, f"{len(waiting)} migrations wait, first {waiting[0]}", "Run: manage.py migrate")
    if gone := append_only.missing():
        return Finding(State.FAIL, f"append-only triggers are missing: {', '.join(gone)}", "Run: manage.py migrate")
    if connection.vendor != "postgresql":
        return Finding(State.EMBEDDED, f"SQLite {version}", "For real: PostgreSQL in DATABASE_URL.")
    return Finding(State.OK, version)
