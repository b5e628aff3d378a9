"""What a signed certificate is worth on a day: one of six answers. No Django here."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from . import proof, status
from .encoding import from_multikey


class Answer(StrEnum):
    """The answers; in the order in which they are looked for, the last one good."""

    UNREADABLE = "unreadable"
    WRONG_ISSUER = "wrong_issuer"
    WRONG_KEY = "wrong_key"
    ALTERED = "altered"
    REVOKED = "revoked"
    EXPIRED = "expired"
    VALID = "valid"


@dataclass(frozen=True)
class Checked:
    """An answer, and what of it could not be looked up: ``unknown`` holds the purposes without a status list."""

    answer: Answer
    document: dict[str, Any] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


def check(document: Any, *, issuers: dict[str, dict], lists: dict[str, dict], now: datetime) -> Checked:
    """Return what ``document`` is worth at ``now``.

    issuers: address of an issuer → its published key history. lists: address of a status list → the signed list.
    Looks in this order: is the issuer known, is the key one of the issuer's and was it good when it signed, does the
    signature fit, is the certificate revoked, has it expired.
    """
    if not _readable(document):
        return Checked(Answer.UNREADABLE)
    issuer = issuers.get(document["issuer"]["id"])
    if issuer is None:
        return Checked(Answer.WRONG_ISSUER, document)
    if not document["proof"]["verificationMethod"].startswith(issuer["id"] + "#"):
        return Checked(Answer.WRONG_ISSUER, document)
    method = _method(issuer, document["proof"])
    if method is None:
        return Checked(Answer.WRONG_KEY, document)
    if not proof.fits(document, from_multikey(method["publicKeyMultibase"])):
        return Checked(Answer.ALTERED, document)
    said, unknown = _said(document, issuer, lists)
    if status.REVOCATION in said:
        return Checked(Answer.REVOKED, document, unknown)
    if status.EXPIRY in said or not _in_time(document, now):
        return Checked(Answer.EXPIRED, document, unknown)
    return Checked(Answer.VALID, document, unknown)


def _readable(document: Any) -> bool:
    try:
        moments = [document["validFrom"], document["validUntil"], document["proof"]["created"]]
        if any(datetime.fromisoformat(moment).tzinfo is None for moment in moments):
            return False
        words = [document["issuer"]["id"], document["proof"]["verificationMethod"], document["proof"]["proofValue"]]
        return "VerifiableCredential" in document["type"] and all(isinstance(word, str) for word in words)
    except (KeyError, TypeError, ValueError, IndexError):
        return False


def _method(issuer: dict, of: dict) -> dict | None:
    """Return the issuer's key of this address, if it was good when it is said to have signed."""
    for method in issuer["verificationMethod"]:
        if method["id"] == of["verificationMethod"]:
            return method if _was_good(method, datetime.fromisoformat(of["created"])) else None
    return None


def _was_good(method: dict, signed_at: datetime) -> bool:
    """A key that was given up keeps what it signed before; one that was lost to others keeps nothing."""
    if "revoked" in method or signed_at < datetime.fromisoformat(method["activeFrom"]):
        return False
    return "expires" not in method or signed_at <= datetime.fromisoformat(method["expires"])


def _said(document: dict, issuer: dict, lists: dict[str, dict]) -> tuple[set[str], tuple[str, ...]]:
    said, unknown = set(), []
    for entry in document.get("credentialStatus", []):
        listed = lists.get(entry["statusListCredential"])
        if listed is None or not _by_issuer(listed, issuer, entry):
            unknown.append(entry["statusPurpose"])
        elif status.is_set(listed["credentialSubject"]["encodedList"], int(entry["statusListIndex"])):
            said.add(entry["statusPurpose"])
    return said, tuple(unknown)


def _by_issuer(listed: dict, issuer: dict, entry: dict) -> bool:
    """Whether a status list is the issuer's own, for this purpose, and unaltered."""
    method = _method(issuer, listed["proof"])
    if method is None or listed["credentialSubject"]["statusPurpose"] != entry["statusPurpose"]:
        return False
    return listed["issuer"]["id"] == issuer["id"] and proof.fits(listed, from_multikey(method["publicKeyMultibase"]))


def _in_time(document: dict, now: datetime) -> bool:
    return datetime.fromisoformat(document["validFrom"]) <= now <= datetime.fromisoformat(document["validUntil"])
