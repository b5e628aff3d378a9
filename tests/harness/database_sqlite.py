"""Template database as a file."""

import os
import shutil
from pathlib import Path

from django.core.management import call_command


class SqliteTemplate:
    """Keeps `var/test/template-<hash>.sqlite3` and copies it to a file of this process."""

    def __init__(self, connection, var_dir, digest):
        self.connection = connection
        self.folder = Path(var_dir) / "test"
        self.folder.mkdir(exist_ok=True)
        self.template = self.folder / f"template-{digest}.sqlite3"
        self.name = self.folder / f"run-{os.getpid()}.sqlite3"

    def _use(self, path):
        self.connection.close()
        self.connection.settings_dict["NAME"] = str(path)

    def build_if_missing(self):
        """Migrate into a file of our own and rename it; two runs at once do no harm."""
        if self.template.exists():
            return
        for stale in self.folder.glob("template-*"):
            stale.unlink(missing_ok=True)
        building = self.folder / f"building-{os.getpid()}.sqlite3"
        self._use(building)
        call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
        with self.connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.connection.close()
        building.rename(self.template)
        self._remove(building)

    def copy(self):
        """Replace the run's database; a thread that still holds the old file harms nobody."""
        self._remove(self.name)
        shutil.copyfile(self.template, self.name)
        self._use(self.name)

    def drop_copy(self):
        """Remove the run's files."""
        self._remove(self.name)

    @staticmethod
    def _remove(path):
        for suffix in ("", "-wal", "-shm"):
            Path(f"{path}{suffix}").unlink(missing_ok=True)
