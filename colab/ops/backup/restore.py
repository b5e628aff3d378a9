"""Bringing a copy back into an empty site."""

from pathlib import Path
from typing import Any

from django.db import connection

from colab.ops.backup import databases, files
from colab.ops.backup.problems import BackupError
from colab.ops.backup.verify import compare_database, lines, manifest, verify_copy


def restore_backup(folder: Path) -> dict[str, Any]:
    """Load database and files of the copy in ``folder`` and prove them; return the manifest.

    Raises BackupError before anything is touched where the copy is not whole, is of the other kind of database or the
    database is not empty; afterwards where what was loaded differs from the manifest or the ledger is broken.
    """
    facts = manifest(folder)
    if wrong := verify_copy(folder):
        raise BackupError("The copy is not whole: " + "; ".join(wrong[:5]))
    if facts["vendor"] != connection.vendor:
        raise BackupError(f"The copy is of {facts['vendor']}, the database here is {connection.vendor}.")
    if not databases.is_empty():
        raise BackupError("The database is not empty. Make a new one and name it in DATABASE_URL; nothing was touched.")
    for line in lines(folder):
        files.put(line, folder / line["store"])
    databases.load(folder / facts["database"]["name"])
    if wrong := compare_database(facts):
        raise BackupError("Restored, but not as it was: " + "; ".join(wrong[:5]))
    return facts
