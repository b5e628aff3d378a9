"""Template database on a PostgreSQL server.

Its tables are left alone by the autovacuum. Tests that roll back leave tables full of dead rows; counted just then, a
table is "empty for good", and a long test in one transaction, whose rows nobody can count, gets plans made for one row.
"""

import os

from django.core.management import call_command


class PostgresTemplate:
    """Keeps the database `colab_template_<hash>` and creates the run's database from it."""

    def __init__(self, connection, var_dir, digest):
        self.connection = connection
        self.template = f"colab_template_{digest}"
        self.name = f"colab_run_{os.getpid()}"

    def _administer(self, *statements):
        self.connection.close()
        with self.connection._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def _use(self, name):
        self.connection.close()
        self.connection.settings_dict["NAME"] = name

    def _exists(self):
        with self.connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.template])
            return bool(cursor.fetchone())

    def build_if_missing(self):
        """Migrate into a database of another name, then rename it; of several runs at once the first one does so."""
        with self.connection._nodb_cursor() as cursor:
            cursor.execute("SET statement_timeout = 0; SET lock_timeout = 0")
            cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [self.template])
            if not self._exists():
                self._build(f"{self.name}_building")

    def _build(self, building):
        self._administer(f'DROP DATABASE IF EXISTS "{building}"', f'CREATE DATABASE "{building}"')
        self._use(building)
        call_command("migrate", verbosity=0, interactive=False)
        with self.connection.cursor() as cursor:
            for table in self.connection.introspection.table_names(cursor):
                cursor.execute(f'ALTER TABLE "{table}" SET (autovacuum_enabled = off)')
        self._administer(f'ALTER DATABASE "{building}" RENAME TO "{self.template}"')

    def copy(self):
        """Create the run's database anew; connections that threads left open are cut."""
        self.drop_copy()
        self._administer(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.template}"')
        self._use(self.name)

    def drop_copy(self):
        """Drop the run's database."""
        self._administer(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
