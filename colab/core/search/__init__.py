"""One search port with two engines, and Japanese analysis.

Rooms declare what can be found in their `search.py`:

    search.register(search.Document(kind="challenge", model=Challenge, queryset=..., build=..., label=...))

and call `search.touch(obj)` after a change that is no lifecycle verb. Pages ask `search.query(...)`.
"""

from importlib import import_module

from colab.core.search.registry import Doc, Document, Facet, also, documents, facet, follow, register
from colab.core.search.visibility import token_source

_LAZY = {
    "query": "service",
    "place": "shared_facets",
    "touch": "indexing",
    "touch_many": "indexing",
    "forget": "indexing",
    "batched": "indexing",
    "paused": "indexing",
    "Results": "results",
}

__all__ = ["Doc", "Document", "Facet", "also", "documents", "facet", "follow", "register", "token_source", *_LAZY]


def __getattr__(name):
    """Load what needs models only when it is asked for: rooms import this package while apps are being set up."""
    if name not in _LAZY:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
