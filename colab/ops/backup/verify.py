"""Is a copy whole, and does a restored site hold what the copy says?"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from colab.core.ledger.verify import verify_all
from colab.ops.backup import databases, files
from colab.ops.backup.make import FORMAT, heads
from colab.ops.backup.problems import BackupError


def manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a copy; raises BackupError where there is none or it is of another format."""
    try:
        facts = json.loads((folder / "manifest.json").read_text())
    except (OSError, ValueError) as error:
        raise BackupError(f"{folder} holds no finished copy: {error}") from error
    if facts.get("format") != FORMAT:
        raise BackupError(f"This copy has the format {facts.get('format')}, not {FORMAT}.")
    return facts


def lines(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the files of a copy."""
    with (folder / "files.jsonl").open() as file:
        yield from map(json.loads, file)


def verify_copy(folder: Path) -> list[str]:
    """Return what is wrong with the copy, in words; an empty list says that every byte is as it was taken."""
    facts = manifest(folder)
    wrong = []
    if not _same(folder / facts["database"]["name"], facts["database"]):
        wrong.append("the dump of the database was changed or is missing")
    if not _same(folder / "files.jsonl", facts["files"], size=False):
        return [*wrong, "the list of files was changed or is missing"]
    for line in lines(folder):
        if not _same(files.safe(folder / line["store"], line["name"]), line):
            wrong.append(f"{line['store']}/{line['name']} was changed or is missing")
    return wrong


def _same(place: Path, told: dict[str, Any], size: bool = True) -> bool:
    if not place.is_file():
        return False
    found = files.fingerprint(place)
    return found[1] == told["sha256"] and (not size or found[0] == told["size"])


def compare_database(facts: dict[str, Any]) -> list[str]:
    """Return how the database at hand differs from what the manifest counted, and what is broken in its ledger."""
    report = verify_all()
    wrong = [f"ledger: {broken}" for broken in report.breaks[:20]]
    if not facts["exact"]:
        # Rows were added while the copy was made: it holds at least what was counted.
        now = databases.counts()
        return wrong + [
            f"{t}: {now.get(t, 0)} rows, counted {n}" for t, n in facts["counts"].items() if now.get(t, 0) < n
        ]
    found = {"counts": databases.counts(), "ledger": heads()}
    if found["ledger"] != facts["ledger"]:
        wrong.append(f"the ledger's heads differ: {found['ledger']['chains']} chains, was {facts['ledger']['chains']}")
    tables = sorted(set(found["counts"]) | set(facts["counts"]))
    pairs = [(table, found["counts"].get(table), facts["counts"].get(table)) for table in tables]
    return wrong + [f"{table}: {has} rows, was {had}" for table, has, had in pairs if has != had]
