"""The standard's own schema and its checker, both without network: everything lies in ``standard/``."""

import json
import warnings
import zipfile
from functools import cache
from pathlib import Path

from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

STANDARD = Path(__file__).parent / "standard"
VERSION = "1__1__5"


def _schema(name: str) -> dict:
    text = (STANDARD / "schema" / name).read_text(encoding="utf-8")
    return json.loads(text.replace("{{version}}", VERSION).replace("{{lang}}", "en"))


def _patched(target: dict, patch: dict) -> dict:
    """Return a JSON merge patch applied: how an extension changes the release schema."""
    for name, value in patch.items():
        known = target.get(name)
        target[name] = _patched(known if isinstance(known, dict) else {}, value) if isinstance(value, dict) else value
    return target


@cache
def release_schema() -> dict:
    """Return the release schema with the three extensions we use."""
    release = _schema("release-schema.json")
    for path in sorted((STANDARD / "extensions").glob("*.json")):
        _patched(release, json.loads(path.read_text(encoding="utf-8")))
    return release


@cache
def validator(package: str) -> Draft4Validator:
    """Return the validator of "release" or "record" packages."""
    release, outer = release_schema(), _schema(f"{package}-package-schema.json")
    resources = [(s["id"], Resource(contents=s, specification=DRAFT4)) for s in (release, outer)]
    return Draft4Validator(outer, registry=Registry().with_resources(resources), format_checker=FormatChecker())


def errors(package: str, data: dict) -> list[str]:
    """Return what the schema finds wrong."""
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in validator(package).iter_errors(data)]


def _without_versions(name: str, path: Path) -> str:
    """Return a file of the standard. Versioned releases, which we do not offer, are taken out of the record's schema:
    the checker would look up their schema on the net."""
    text = path.read_text(encoding="utf-8").replace("{{version}}", VERSION).replace("{{lang}}", "en")
    if name != "record-package-schema.json":
        return text
    schema = json.loads(text)
    del schema["definitions"]["record"]["properties"]["versionedRelease"]
    return json.dumps(schema)


def checked(data: dict, folder: Path) -> dict:
    """Return what the Open Contracting Partnership's checker says of a package."""
    from libcoveocds.api import ocds_json_output
    from libcoveocds.config import LibCoveOCDSConfig

    archive = folder / "standard.zip"
    if not archive.exists():
        with zipfile.ZipFile(archive, "w") as opened:
            opened.writestr(f"standard-{VERSION}/", "")
            for path in sorted((STANDARD / "schema").rglob("*")):
                if path.is_file():
                    name = str(path.relative_to(STANDARD / "schema"))
                    opened.writestr(f"standard-{VERSION}/schema/{name}", _without_versions(name, path))
    config = LibCoveOCDSConfig()
    config.config |= {"standard_zip": archive.as_uri(), "context": "api"}
    # The extensions would be fetched; their schema is asked by ``errors`` instead.
    data = {name: value for name, value in data.items() if name != "extensions"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ocds_json_output(str(folder), "", None, convert=False, json_data=data, lib_cove_ocds_config=config)
