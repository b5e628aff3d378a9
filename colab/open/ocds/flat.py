"""Compiled releases as flat tables: one for the processes and one for each list of the standard."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from colab.core.ui.exports import safe

TABLES = ("releases", "parties", "enquiries", "tender_milestones", "awards", "contracts", "milestones", "metrics")


def tables(compiled: Iterable[dict]) -> dict[str, list[dict]]:
    """Return table → rows; columns are the paths of the fields, so that a row can be traced to the standard."""
    found: dict[str, list[dict]] = {name: [] for name in TABLES}
    for release in compiled:
        top = {"ocid": release["ocid"]}
        found["releases"].append(top | _flat({k: v for k, v in release.items() if k not in ("ocid", "withheld")}))
        found["parties"] += [top | _flat(row) for row in release.get("parties", [])]
        tender = release.get("tender", {})
        found["enquiries"] += [top | _flat(row) for row in tender.get("enquiries", [])]
        found["tender_milestones"] += [top | _flat(row) for row in tender.get("milestones", [])]
        found["awards"] += [top | _flat(row) for row in release.get("awards", [])]
        for contract in release.get("contracts", []):
            found["contracts"].append(top | _flat({k: v for k, v in contract.items() if k != "implementation"}))
            beside = top | {"contract_id": contract["id"]}
            done = contract.get("implementation", {})
            found["milestones"] += [beside | _flat(row) for row in done.get("milestones", [])]
            for kind, metrics in (("agreed", contract.get("agreedMetrics")), ("reached", done.get("metrics"))):
                found["metrics"] += list(_metrics(beside | {"kind": kind}, metrics or []))
    return found


def _metrics(beside: dict, metrics: list[dict]) -> Iterator[dict]:
    for metric in metrics:
        own = {f"metric_{name}": value for name, value in metric.items() if name != "observations"}
        for observation in metric.get("observations", []):
            yield beside | own | _flat(observation)


def _flat(row: dict, path: str = "") -> dict[str, Any]:
    """Return path → value; lists of words and of named things are joined, other lists have tables of their own."""
    found: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{path}{name}/")
        elif isinstance(value, list):
            if all(isinstance(item, str) for item in value):
                found[path + name] = ";".join(value)
            elif all("name" in item for item in value):
                found[f"{path}{name}/name"] = ";".join(item["name"] for item in value)
                found[f"{path}{name}/id"] = ";".join(item["id"] for item in value)
        else:
            found[path + name] = value
    return found


def archive(compiled: Iterable[dict]) -> bytes:
    """Return a ZIP archive of CSV files (UTF-8 with a mark, so that spreadsheets read the Japanese)."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, rows in tables(compiled).items():
            opened.writestr(f"{name}.csv", _csv(rows).encode("utf-8-sig"))
    return kept.getvalue()


def _csv(rows: list[dict]) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns or ["ocid"])
    writer.writerows([safe(row.get(column, "")) for column in columns] for row in rows)
    return text.getvalue()
