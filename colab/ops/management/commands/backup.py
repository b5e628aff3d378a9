"""``manage.py backup FOLDER``: copy database and files while the site runs."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from colab.ops.backup import BackupError, make_backup, verify_copy
from colab.ops.heartbeat import BACKUP, beat


class Command(BaseCommand):
    """The copy proves itself: hashes of all files, counts of all tables, the heads of the ledger."""

    help = "Copy database and files into a new folder, or check such a copy with --check."

    def add_arguments(self, parser):
        """``FOLDER``, new and empty; ``--check`` reads a copy again and compares all hashes."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--check", action="store_true", help="only check the copy that is there")

    def handle(self, *, folder: Path, check: bool, **options):
        """Print what was copied or checked; exit with an error where something is missing or changed."""
        try:
            if check:
                if wrong := verify_copy(folder):
                    raise BackupError("; ".join(wrong[:20]))
                self.stdout.write("OK: every file is as it was taken")
                return
            facts = make_backup(folder)
            # After the dump: the copy holds the mark of the one before, as a site that was brought back should.
            beat(BACKUP)
        except BackupError as error:
            raise CommandError(str(error)) from error
        rows, mib = sum(facts["counts"].values()), facts["files"]["size"] / 2**20
        self.stdout.write(
            f"{folder}: {rows} rows in {len(facts['counts'])} tables, {facts['ledger']['chains']} chains, "
            f"{facts['files']['count']} files ({mib:.1f} MiB, {facts['files']['linked']} of them as in the copy before)"
        )
