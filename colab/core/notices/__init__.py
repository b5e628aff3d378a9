"""Telling people: registered notices by mail and in the app, subscriptions without an account, threads, mailings.

The names are loaded on first use, because models cannot be imported while the apps are still being set up.
"""

from importlib import import_module

from colab.core.notices import audiences, threads, topics
from colab.core.notices.enums import Category
from colab.core.notices.kinds import Kind, register
from colab.core.notices.recipients import Address

_LAZY = {
    "notify": "actions.notify",
    "broadcast": "actions.broadcast",
    "follow": "actions.follow",
    "unfollow": "actions.follow",
    "follows": "actions.follow",
    "follower_count": "actions.follow",
    "forget": "actions.forget",
    "sent": "queries",
}

__all__ = ["Address", "Category", "Kind", "audiences", "register", "threads", "topics", *_LAZY]


def __getattr__(name):
    if name not in _LAZY:
        raise AttributeError(name)
    return getattr(import_module(f"colab.core.notices.{_LAZY[name]}"), name)
