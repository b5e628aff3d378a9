"""Reading a package of another body: is it whole, who vouches for it, and what a draft would take from it."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from colab.core import clock
from colab.core.ledger.canonical import digest
from pilots.certification.credentials import proof, publishing
from pilots.certification.credentials.encoding import from_multikey
from pilots.certification.credentials.verifying import Answer, check
from pilots.certification.models import Certification, Plan
from pilots.certification.models.plans import ITEMS

from . import archive
from .archive import Broken, read_json
from .content import COLUMNS

SOURCE = {
    "source_body": "body",
    "source_number": "number",
    "source_certified_on": "certified_on",
    "source_valid_until": "valid_until",
}


@dataclass(frozen=True)
class Package:
    """A whole package. ``answer`` is what its signed certificate is worth here; ``vouched`` whether a body of this site
    signed the manifest."""

    columns: dict[str, Any]
    plan: dict[str, Any]
    operator: dict[str, Any]
    source: dict[str, Any]
    evidence: list[dict[str, Any]]
    purchases: list[dict[str, Any]]
    answer: str
    vouched: bool


def read(data: bytes) -> Package:
    """Return the package in ``data``; raises ``Broken`` with the name of the broken file."""
    manifest, files = archive.unpack(data)
    plan = _cleaned(Plan, read_json(files, "plan.json"), ITEMS, "plan.json")
    said = read_json(files, "plan.json").get("digest")
    if digest(plan) != said:
        raise Broken("plan.json", "digest")
    source = read_json(files, "source.json")
    columns = _cleaned(Certification, read_json(files, "certification.json"), COLUMNS, "certification.json")
    wanted = {name: source.get(key) for name, key in SOURCE.items()}
    columns |= _cleaned(Certification, wanted, tuple(SOURCE), "source.json")
    credential = read_json(files, "credential.json") if "credential.json" in files else None
    _agree(credential, columns, source)
    return Package(
        columns=columns,
        plan=plan,
        operator=read_json(files, "operator.json"),
        source=source,
        evidence=read_json(files, "evidence.json"),
        purchases=read_json(files, "purchases.json"),
        answer=_answer(credential),
        vouched=_vouched(manifest, credential),
    )


def _cleaned(model, given: Any, names: tuple[str, ...], file: str) -> dict[str, Any]:
    """Return the columns as the model holds them; raises ``Broken`` where one is missing or does not fit."""
    if not isinstance(given, dict):
        raise Broken(file, "format")
    found = {}
    for name in names:
        if name not in given:
            raise Broken(file, "format")
        try:
            field = model._meta.get_field(name)
            found[name] = field.to_python(given[name])
            if found[name] not in (None, "", []):
                field.run_validators(found[name])
        except ValidationError as error:
            raise Broken(file, "format") from error
    return found


def _agree(credential: Any, columns: dict, source: dict) -> None:
    """The columns say what the signed certificate says: a repacked package cannot borrow another's signature."""
    if credential is None:
        return
    try:
        said = credential["credentialSubject"]
        same = (said["product"], said["certificateNumber"], credential["validUntil"][:10], said["code"])
        here = (columns["product_name"], source["number"], source["valid_until"], source["code"])
    except (KeyError, TypeError) as error:
        raise Broken("credential.json", "format") from error
    if same != here:
        raise Broken("source.json", "credential")


def _answer(credential: Any) -> str:
    if credential is None:
        return Answer.UNREADABLE
    issuers, lists = publishing.everything_about(credential)
    return check(credential, issuers=issuers, lists=lists, now=clock.now()).answer


def _vouched(manifest: dict, credential: Any) -> bool:
    """Whether the manifest was signed with a good key of the issuer of the certificate; raises ``Broken``."""
    issuers, _lists = publishing.everything_about(credential or {})
    for issuer in issuers.values():
        for method in issuer["verificationMethod"]:
            if method["id"] == manifest.get("proof", {}).get("verificationMethod") and "revoked" not in method:
                if not proof.fits(manifest, from_multikey(method["publicKeyMultibase"])):
                    raise Broken(archive.MANIFEST, "altered")
                return True
        raise Broken(archive.MANIFEST, "key")
    return False
