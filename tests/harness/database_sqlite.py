"""Template database as a file, shared by all checkouts of this machine: its name is the hash of what it is made of."""

import fcntl
import json
import os
import shutil
import time
from pathlib import Path

from django.core.management import call_command

from tests.harness.fingerprint import ingredients


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
        """Migrate into a file of our own and rename it; of several runs at once the first one does so."""
        self.template.parent.mkdir(parents=True, exist_ok=True)
        with self.template.with_suffix(".lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not self.template.exists():
                self._build()

    def _build(self):
        """Begin with the template that lacks the fewest migrations; most of the time goes into the others."""
        self._forget_old()
        building = self.template.with_suffix(f".{os.getpid()}")
        migrations, rest = ingredients()
        if nearest := self._nearest(migrations, rest):
            shutil.copyfile(nearest, building)
        self._use(building)
        call_command("migrate", verbosity=0, interactive=False)
        with self.connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.connection.close()
        self.template.with_suffix(".json").write_text(json.dumps({"migrations": migrations, "rest": rest}))
        building.rename(self.template)
        self._remove(building)

    def _nearest(self, migrations, rest):
        """Return a template of which nothing has changed since but that migrations came, the fullest; None without."""
        found = []
        for note in self.template.parent.glob("template-*.json"):
            made, path = json.loads(note.read_text()), note.with_suffix(".sqlite3")
            if path.exists() and made["rest"] == rest and made["migrations"].items() <= migrations.items():
                found.append((len(made["migrations"]), path))
        return max(found, default=(0, None))[1]

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
        for path in self.template.parent.glob("template-*"):
            if path.stat().st_mtime < time.time() - 3 * 86400:
                path.unlink(missing_ok=True)

    @staticmethod
    def _remove(path):
        for suffix in ("", "-wal", "-shm"):
            Path(f"{path}{suffix}").unlink(missing_ok=True)
