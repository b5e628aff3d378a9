"""A ZIP whose first file names all others with their hashes. No Django here."""

import hashlib
import io
import json
import zipfile
from typing import Any

MANIFEST = "manifest.json"
FORMAT = "colab-certified-product"
VERSION = 1
MOST_BYTES = 20_000_000
DAY = (1980, 1, 1, 0, 0, 0)
"""The same content gives the same bytes, whenever it was packed."""


class Broken(Exception):
    """A package that is not as it was packed: ``name`` is the broken file, ``why`` one of a few words."""

    def __init__(self, name: str, why: str):
        super().__init__(f"{name}: {why}")
        self.name, self.why = name, why


def as_json(value: Any) -> bytes:
    """Return a value as the JSON that stands in packages."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode()


def listed(files: dict[str, bytes]) -> list[dict[str, Any]]:
    """Return name, size and hash of each file, for the manifest."""
    return [
        {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in sorted(files.items())
    ]


def pack(manifest: dict[str, Any], files: dict[str, bytes]) -> bytes:
    """Return the ZIP of ``files`` with ``manifest`` at its head."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {MANIFEST: as_json(manifest), **dict(sorted(files.items()))}.items():
            info = zipfile.ZipInfo(name, DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return made.getvalue()


def unpack(data: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return (manifest, files) of a package; raises ``Broken`` with the first file not as packed."""
    files = _read(data)
    manifest = _json(files.pop(MANIFEST, b""), MANIFEST)
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise Broken(MANIFEST, "format")
    if manifest.get("version") != VERSION:
        raise Broken(MANIFEST, "version")
    try:
        wanted = {row["name"]: row["sha256"] for row in manifest["files"]}
    except (KeyError, TypeError) as error:
        raise Broken(MANIFEST, "format") from error
    for name in sorted(wanted.keys() | files.keys()):
        if name not in files:
            raise Broken(name, "missing")
        if name not in wanted:
            raise Broken(name, "foreign")
        if hashlib.sha256(files[name]).hexdigest() != wanted[name]:
            raise Broken(name, "altered")
    return manifest, files


def read_json(files: dict[str, bytes], name: str) -> Any:
    """Return a file as JSON; raises ``Broken``."""
    if name not in files:
        raise Broken(name, "missing")
    return _json(files[name], name)


def _json(data: bytes, name: str) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Broken(name, "format") from error


def _read(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > MOST_BYTES or len({i.filename for i in infos}) != len(infos):
                raise Broken("", "format")
            return {info.filename: _one(archive, info) for info in infos}
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise Broken("", "format") from error


def _one(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(info) as file:
            data = file.read(MOST_BYTES + 1)
    except Exception as error:  # zlib, checksum, encryption: whatever the library finds, this file is not whole
        raise Broken(info.filename, "altered") from error
    return data
