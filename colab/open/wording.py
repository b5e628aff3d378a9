"""Bilingual columns in the language of the reader."""

from typing import Any

from django.utils.translation import get_language


def words(subject: Any, name: str) -> str:
    """Return a bilingual column in the language of the reader; Japanese where the English is missing."""
    english = "" if (get_language() or "ja").startswith("ja") else getattr(subject, f"{name}_en", "")
    return english or getattr(subject, name, "")
