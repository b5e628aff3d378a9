"""Data Integrity EdDSA Cryptosuites, eddsa-jcs-2022: sign a JSON document and check it. No Django here."""

from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from .encoding import from_base58, sha256, to_base58

SUITE = "eddsa-jcs-2022"


def sign(document: dict[str, Any], *, key: Ed25519PrivateKey, method: str, created: str) -> dict[str, Any]:
    """Return ``document`` with a proof by ``key``; ``method`` is its address, ``created`` a moment in ISO 8601."""
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": created,
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }
    if "@context" in document:
        options["@context"] = document["@context"]
    return {**document, "proof": {**options, "proofValue": to_base58(key.sign(_hashed(document, options)))}}


def fits(secured: dict[str, Any], public: bytes) -> bool:
    """Whether the proof of ``secured`` is one by the key ``public`` over exactly this document."""
    document = {name: value for name, value in secured.items() if name != "proof"}
    proof = secured.get("proof")
    if not isinstance(proof, dict) or proof.get("cryptosuite") != SUITE or proof.get("type") != "DataIntegrityProof":
        return False
    if proof.get("proofPurpose") != "assertionMethod":
        return False
    if "@context" in proof and proof["@context"] != document.get("@context"):
        return False
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    try:
        signature = from_base58(proof.get("proofValue", ""))
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _hashed(document, options))
    except (InvalidSignature, ValueError, TypeError, AttributeError, RecursionError):
        return False
    return True


def _hashed(document: dict[str, Any], options: dict[str, Any]) -> bytes:
    return sha256(options) + sha256(document)
