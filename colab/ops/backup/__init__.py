"""A copy of database and files that proves itself: counts, hashes and the ledger's heads stand in its manifest."""

from colab.ops.backup.make import make_backup
from colab.ops.backup.problems import BackupError
from colab.ops.backup.restore import restore_backup
from colab.ops.backup.verify import compare_database, verify_copy

__all__ = ["BackupError", "compare_database", "make_backup", "restore_backup", "verify_copy"]
