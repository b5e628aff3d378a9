"""Copying files between a store and a folder, each with its hash."""

import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from django.core.files import File
from django.core.files.storage import storages

from .earlier import link
from .problems import BackupError

STORES = {"files": "private uploads", "default": "pictures of the pages"}
CHUNK = 1 << 20


def names(storage: Any, folder: str = "", without: str = "") -> Iterator[str]:
    """Yield the name of every file of a store, sorted within each folder; ``without`` is a folder to leave out."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield str(PurePosixPath(folder) / name)
    for name in sorted(folders):
        below = str(PurePosixPath(folder) / name)
        if below != without:
            yield from names(storage, below, without)


def folder_of_uploads(storage: Any) -> str:
    """Return the folder of this store in which the private uploads lie, as in an S3 bucket; "" where there is none."""
    uploads = storages["files"]
    if type(storage) is not type(uploads) or _bucket(storage) != _bucket(uploads):
        return ""
    inner, outer = PurePosixPath(uploads.location), PurePosixPath(storage.location)
    return str(inner.relative_to(outer)) if inner != outer and inner.is_relative_to(outer) else ""


def _bucket(storage: Any) -> str | None:
    return getattr(storage, "bucket_name", None)


def safe(root: Path, name: str) -> Path:
    """Return where ``name`` lies below ``root``; a name that would lead out of it is refused."""
    place = (root / name).resolve()
    if not place.is_relative_to(root.resolve()) or place == root.resolve():
        raise BackupError(f"A file of the copy has a name that leads elsewhere: {name!r}")
    return place


def take(alias: str, root: Path, before: Path | None = None) -> Iterator[tuple[dict[str, Any], bool]]:
    """Bring every file of the store into ``root``; yield its line of the manifest and whether it was linked.

    ``before`` is where the copy before has this store. A file that has the same bytes there, both read to their ends,
    is linked; a damaged one of that copy is not passed on.
    """
    storage = storages[alias]
    for name in names(storage, without=folder_of_uploads(storage)):
        place = safe(root, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        found = _linked(storage, name, safe(before, name), place) if before else None
        linked = found is not None
        if found is None:
            try:
                source = storage.open(name)
            except FileNotFoundError:
                continue  # a part of an upload that was finished meanwhile: nothing the dump needs
            with source, place.open("wb") as target:
                found = _pour(source, target)
        yield {"store": alias, "name": name, "size": found[0], "sha256": found[1]}, linked


def _linked(storage: Any, name: str, old: Path, place: Path) -> tuple[int, str] | None:
    """Return size and SHA-256 where the file was linked to the same one of the copy before, else None."""
    if not (old.is_file() and storage.exists(name)) or old.stat().st_size != storage.size(name):
        return None
    with storage.open(name) as source:
        found = _pour(source)
    return found if fingerprint(old) == found and link(old, place) else None


def put(line: dict[str, Any], root: Path) -> None:
    """Bring one file back under its old name; what stands there already with the same content is left."""
    storage, place = storages[line["store"]], safe(root, line["name"])
    if storage.exists(line["name"]):
        with storage.open(line["name"]) as there:
            if _pour(there)[1] == line["sha256"]:
                return
        raise BackupError(f"Another file stands at {line['name']}: restore into an empty store.")
    with place.open("rb") as source:
        if (kept := storage.save(line["name"], File(source))) != line["name"]:
            raise BackupError(f"{line['name']} was kept as {kept}: restore into an empty store.")


def fingerprint(place: Path) -> tuple[int, str]:
    """Return size and SHA-256 of a file."""
    with place.open("rb") as file:
        return _pour(file)


def _pour(source, target=None) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    while chunk := source.read(CHUNK):
        size += len(chunk)
        digest.update(chunk)
        if target:
            target.write(chunk)
    return size, digest.hexdigest()
