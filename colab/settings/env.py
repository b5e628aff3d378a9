"""Reading the environment: one variable per part, empty means absent."""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var")
VAR_DIR.mkdir(parents=True, exist_ok=True)


def text(name, default=""):
    """Return the variable, or the default where it is missing or empty."""
    return os.environ.get(name) or default


def flag(name, default=False):
    """Return whether the variable says yes (1, true, yes, on)."""
    value = os.environ.get(name, "")
    return value.lower() in ("1", "true", "yes", "on") if value else default


def words(name, default=""):
    """Return the comma-separated variable as a list without empty parts."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]
