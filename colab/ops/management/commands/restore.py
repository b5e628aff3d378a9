"""``manage.py restore FOLDER``: bring a copy back into an empty site and prove it."""

from datetime import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from colab.ops.backup import BackupError, restore_backup
from colab.ops.heartbeat import BACKUP, beat


class Command(BaseCommand):
    """Refuses a database that is not empty; compares counts, hashes and the ledger afterwards."""

    help = "Load a copy made by `backup` into an empty database and store, and verify it."
    requires_system_checks = []

    def add_arguments(self, parser):
        """``FOLDER`` as `backup` made it."""
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder: Path, **options):
        """Print what was restored; exit with an error where it is not what was copied."""
        try:
            facts = restore_backup(folder)
            # Noted in no copy of its own: the site comes from one that is there.
            beat(BACKUP, datetime.fromisoformat(facts["made_at"]))
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"OK: {sum(facts['counts'].values())} rows, {facts['ledger']['chains']} chains verified, "
            f"{facts['files']['count']} files, as of {facts['made_at']}. Now: manage.py migrate"
        )
