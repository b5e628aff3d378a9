"""Reasons the platform gives by itself: rows and the ledger keep a code, each reader gets words of their language."""

from typing import Any

_words: dict[str, Any] = {}


def register(code: str, words: Any, *earlier: str) -> str:
    """Give words to a code and return the code; ``earlier``: texts that were written in its place before."""
    _words.update(dict.fromkeys((code, *earlier), words))
    return code


def in_words(reason: str) -> str:
    """Return a reason in the language of the reader; what a person wrote stays as it was written."""
    return str(_words.get(reason, reason))
