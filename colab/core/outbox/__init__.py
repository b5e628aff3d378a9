"""Side effects: written as rows inside the business transaction, done after it, each exactly once.

The names are loaded on first use, because models cannot be imported while the apps are still being set up.
"""

from importlib import import_module

from colab.core.outbox.registry import handler

_LAZY = {
    "put": "queue",
    "put_many": "queue",
    "is_to_do": "queue",
    "held": "queue",
    "NoTransaction": "queue",
    "Later": "runner",
    "drain": "dispatch",
    "sweep": "dispatch",
    "kick": "dispatch",
}

__all__ = ["handler", *_LAZY]


def __getattr__(name):
    if name not in _LAZY:
        raise AttributeError(name)
    return getattr(import_module(f"colab.core.outbox.{_LAZY[name]}"), name)
