"""Bitstring status lists (W3C Bitstring Status List v1.0): one bit for each certificate. No Django here."""

import gzip
from collections.abc import Iterable

from .encoding import from_base64url, to_base64url

LENGTH = 131_072
"""Bits in a list; fewer would tell who asks about which certificate."""
REVOCATION, EXPIRY = "revocation", "expiry"
PURPOSES = (REVOCATION, EXPIRY)


def encode(indexes: Iterable[int]) -> str:
    """Return the list in which the bits ``indexes`` are set; the first bit is the leftmost of the first byte."""
    bits = bytearray(LENGTH // 8)
    for index in indexes:
        bits[index // 8] |= 0x80 >> index % 8
    return to_base64url(gzip.compress(bytes(bits), mtime=0))


def is_set(encoded: str, index: int) -> bool:
    """Return the bit ``index`` of an encoded list; raises ``ValueError`` where the list is broken or too short."""
    try:
        bits = gzip.decompress(from_base64url(encoded))
    except (OSError, EOFError) as error:
        raise ValueError("the status list cannot be read") from error
    if not 0 <= index < len(bits) * 8:
        raise ValueError("the status list is too short")
    return bool(bits[index // 8] & 0x80 >> index % 8)
