"""The parts the site stands on, each with a function that really tries it. `manage.py doctor` prints what they say."""

from importlib import import_module

from .finding import Finding, State, examine

NAMES = (
    "site",
    "database",
    "cache",
    "broker",
    "workers",
    "search",
    "storage",
    "backup",
    "mail",
    "scanner",
    "signon",
    "payments",
    "tls",
)
"""In the order of the table; each is a module with `VARIABLE` and `probe()`."""

__all__ = ["NAMES", "Finding", "State", "examine", "examine_all"]


def examine_all(names=NAMES) -> list[Finding]:
    """Try every part and return what was found, in order; no part's failure hides another's."""
    return [examine(name, import_module(f"{__name__}.{name}")) for name in names]
