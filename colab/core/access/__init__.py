"""Who may see and do what: one Q-builder for each model and verb, used by lists, details, files, exports and search."""

from .actor import ANONYMOUS, Actor
from .grants import Grants, set_grants_loader
from .rules import ALL, NONE, can, get_or_404, has_rule, private, rule, visible_to

__all__ = [
    "ALL",
    "ANONYMOUS",
    "NONE",
    "Actor",
    "Grants",
    "can",
    "get_or_404",
    "has_rule",
    "private",
    "rule",
    "set_grants_loader",
    "visible_to",
]
