"""Words in two languages: which one a reader gets, and whether the English is late (decision 3)."""

from enum import StrEnum
from hashlib import sha256
from typing import Any

from django.db import models
from django.utils.translation import get_language


class Translation(StrEnum):
    """How an English text stands to the Japanese it translates."""

    CURRENT = "current"
    LATE = "late"
    MISSING = "missing"
    NOT_NEEDED = "not_needed"


def digest(text: str) -> str:
    """Return the short fingerprint kept beside a translation, to tell when the original has changed since."""
    return sha256((text or "").strip().encode()).hexdigest()[:16] if text else ""


def translation_of(japanese: str, english: str, english_of: str) -> Translation:
    """Say how ``english`` stands: ``english_of`` is the fingerprint of the Japanese it was made from."""
    if not (japanese or "").strip():
        return Translation.NOT_NEEDED
    if not (english or "").strip():
        return Translation.MISSING
    return Translation.CURRENT if english_of == digest(japanese) else Translation.LATE


def in_language(japanese: str, english: str, language: str | None = None) -> str:
    """Return the text for the reader; Japanese where the English is missing."""
    wants_japanese = (language or get_language() or "ja").startswith("ja")
    return japanese if wants_japanese or not english else english


def localized(obj: Any, column: str, language: str | None = None) -> str:
    """Return ``obj.column`` or ``obj.column_en`` for the reader."""
    return in_language(getattr(obj, column), getattr(obj, f"{column}_en"), language)


class Titled(models.Model):
    """A row with ``title`` and ``title_en``."""

    class Meta:
        abstract = True

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        """The title in the language of the reader."""
        return localized(self, "title")
