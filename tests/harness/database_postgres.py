"""Template database on a PostgreSQL server."""

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
        """Migrate into a database of another name, then rename it."""
        if self._exists():
            return
        building = f"{self.name}_building"
        self._administer(f'DROP DATABASE IF EXISTS "{building}"', f'CREATE DATABASE "{building}"')
        self._use(building)
        call_command("migrate", verbosity=0, interactive=False)
        self._administer(f'ALTER DATABASE "{building}" RENAME TO "{self.template}"')

    def copy(self):
        """Create the run's database anew; connections that threads left open are cut."""
        self.drop_copy()
        self._administer(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.template}"')
        self._use(self.name)

    def drop_copy(self):
        """Drop the run's database."""
        self._administer(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
