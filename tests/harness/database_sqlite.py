"""Template database as a file, shared by all checkouts of this machine: its name is the hash of what it is made of."""

import os
import shutil
import time
from pathlib import Path

from django.core.management import call_command


class SqliteTemplate:
    """Keeps `template-<hash>.sqlite3` in the cache folder and copies it to a file of this process in var/."""

    def __init__(self, connection, var_dir, digest):
        self.connection = connection
        self.folder = Path(var_dir) / "test"
        self.folder.mkdir(parents=True, exist_ok=True)
        cache = Path(os.environ.get("COLAB_CACHE") or Path.home() / ".cache" / "colab")
        self.template = cache / "test-databases" / f"template-{digest}.sqlite3"
        self.name = self.folder / f"run-{os.getpid()}.sqlite3"

    def _use(self, path):
        self.connection.close()
        self.connection.settings_dict["NAME"] = str(path)

    def build_if_missing(self):
        """Migrate into a file of our own and rename it; two runs at once do no harm."""
        if self.template.exists():
            return
        self._forget_old()
        building = self.template.with_suffix(f".{os.getpid()}")
        self._use(building)
        call_command("migrate", verbosity=0, interactive=False)
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

    def _forget_old(self):
        """Remove templates that were made more than three days ago."""
        self.template.parent.mkdir(parents=True, exist_ok=True)
        for path in self.template.parent.iterdir():
            if path.stat().st_mtime < time.time() - 3 * 86400:
                path.unlink(missing_ok=True)

    @staticmethod
    def _remove(path):
        for suffix in ("", "-wal", "-shm"):
            Path(f"{path}{suffix}").unlink(missing_ok=True)
