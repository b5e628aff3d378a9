"""Multibase, multikey and the canonical text of JSON (RFC 8785). No Django here."""

import base64
import hashlib
from typing import Any

from colab.core.ledger.canonical import canonical

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
ED25519_PUBLIC = b"\xed\x01"
"""The multicodec prefix of an Ed25519 public key."""


def to_base58(data: bytes) -> str:
    """Return ``data`` as multibase base58-btc, which begins with z."""
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = ALPHABET[rest] + text
    zeros = len(data) - len(data.lstrip(b"\0"))
    return "z" + "1" * zeros + text


def from_base58(text: str) -> bytes:
    """Return the bytes of a multibase base58-btc text; raises ``ValueError``."""
    if not text.startswith("z"):
        raise ValueError("not base58-btc")
    number = 0
    for sign in text[1:]:
        number = number * 58 + ALPHABET.index(sign)
    digits = text[1:]
    zeros = len(digits) - len(digits.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def multikey(public: bytes) -> str:
    """Return the 32 bytes of an Ed25519 public key as a multikey."""
    return to_base58(ED25519_PUBLIC + public)


def from_multikey(text: str) -> bytes:
    """Return the 32 bytes of a multikey; raises ``ValueError``."""
    data = from_base58(text)
    if not data.startswith(ED25519_PUBLIC) or len(data) != 34:
        raise ValueError("not an Ed25519 key")
    return data[2:]


def to_base64url(data: bytes) -> str:
    """Return ``data`` as multibase base64url without padding, which begins with u."""
    return "u" + base64.urlsafe_b64encode(data).decode().rstrip("=")


def from_base64url(text: str) -> bytes:
    """Return the bytes of a multibase base64url text; raises ``ValueError``."""
    if not text.startswith("u"):
        raise ValueError("not base64url")
    return base64.urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4))


def sha256(document: Any) -> bytes:
    """Return the hash of the canonical text; all our keys are ASCII and no number is a float, so RFC 8785 holds."""
    return hashlib.sha256(canonical(document).encode()).digest()
