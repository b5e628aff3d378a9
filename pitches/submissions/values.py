"""Words as plain JSON: what is typed, saved as working words, and frozen in a snapshot, in one form."""

from datetime import date
from typing import Any

from .content import WORD_FIELDS
from .models import Pitch


def plain(value: Any) -> Any:
    """Return a column's value as JSON: dates as ISO text."""
    return value.isoformat() if isinstance(value, date) else value


def handed(pitch: Pitch) -> dict[str, Any]:
    """Return the words in the columns: of a pitch handed in, what was handed in last."""
    return {name: plain(getattr(pitch, name)) for name in WORD_FIELDS}


def current(pitch: Pitch) -> dict[str, Any]:
    """Return the words as the team sees them: the columns, and over them what was typed since."""
    return handed(pitch) | (pitch.working or {})


def put(pitch: Pitch, words: dict[str, Any]) -> None:
    """Set columns from plain words; unknown names are left aside."""
    for name, value in words.items():
        if name in WORD_FIELDS:
            setattr(pitch, name, Pitch._meta.get_field(name).to_python(value))


def typed(words: dict[str, Any]) -> dict[str, Any]:
    """Return plain words as the columns' own types (dates as dates), for forms."""
    return {name: Pitch._meta.get_field(name).to_python(value) for name, value in words.items()}
