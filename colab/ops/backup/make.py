"""Making a copy."""

import json
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from colab.core import clock
from colab.core.ledger.canonical import digest
from colab.core.ledger.models import LedgerHead
from colab.ops.backup import databases, files
from colab.ops.backup.earlier import newest_beside
from colab.ops.backup.problems import BackupError

FORMAT = 1


def heads() -> dict[str, Any]:
    """Return the number of chains and one fingerprint of all their heads."""
    rows = LedgerHead.objects.order_by("machine", "subject_key").values_list(
        "machine", "subject_key", "count", "head_hash"
    )
    lines = [list(row) for row in rows]
    return {"chains": len(lines), "heads": digest(lines)}


def make_backup(folder: Path) -> dict[str, Any]:
    """Write a copy of database and files into the new folder ``folder`` and return its manifest.

    The database comes first: files are only added, and swept a day after they lost their row, so that every file which
    the dump names is there to be copied. Files that the youngest copy beside this one has are linked to it: each copy
    is whole by itself, and all together take little more than one. A folder without ``manifest.json`` is a copy that
    broke off.

    Raises BackupError where the folder is not empty or cannot be made, and where the database cannot be dumped.
    """
    _begin(folder)
    facts = {"format": FORMAT, "made_at": clock.now().isoformat(), "vendor": connection.vendor}
    facts |= {"migrations": sorted(map(list, MigrationRecorder(connection).applied_migrations()))}
    before = {"counts": databases.counts(), "ledger": heads()}
    databases.dump(folder / databases.dump_name())
    size, sha256 = files.fingerprint(folder / databases.dump_name())
    facts["database"] = {"name": databases.dump_name(), "size": size, "sha256": sha256}
    facts["files"] = _copy_files(folder)
    # Written while people work: the dump may hold a little more than was counted before it.
    facts |= before | {"exact": before == {"counts": databases.counts(), "ledger": heads()}}
    (folder / "manifest.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1))
    return facts


def _begin(folder: Path) -> None:
    try:
        if folder.exists() and any(folder.iterdir()):
            raise BackupError(f"{folder} is not empty. Give a new folder for each copy.")
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        words = f"{folder} cannot be made: {error}. As root: install -d -o colab -g colab -m 700 {folder.parent}"
        raise BackupError(words) from error


def _copy_files(folder: Path) -> dict[str, Any]:
    count = size = links = 0
    before = newest_beside(folder)
    with (folder / "files.jsonl").open("w") as lines:
        for alias in files.STORES:
            for line, linked in files.take(alias, folder / alias, before and before / alias):
                lines.write(json.dumps(line, ensure_ascii=False) + "\n")
                count, size, links = count + 1, size + line["size"], links + linked
    return {"count": count, "size": size, "linked": links, "sha256": files.fingerprint(folder / "files.jsonl")[1]}
