"""Which function does the work of a topic."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Handler:
    """A registered consumer; `atomic` ones run in one transaction with their own tick-off."""

    topic: str
    function: Callable
    atomic: bool
    slow: bool = False


_handlers: dict[str, Handler] = {}


def handler(topic, *, atomic=True, slow=False):
    """Register `f(payload, item)` as the consumer of a topic.

    atomic: True runs the function and the item's tick-off in one transaction, so what it writes to the database happens
    exactly once. False is for slow talk with the outside (mail, HTTP): the function must then itself be able to meet
    the same item twice, by keeping state under `item.pk`.
    slow: goes to the workers of the slow queue, so that nobody's login code waits behind it.
    """

    def register(function):
        if topic in _handlers and _handlers[topic].function.__qualname__ != function.__qualname__:
            raise ValueError(f"outbox topic {topic!r} has a handler already")
        _handlers[topic] = Handler(topic, function, atomic, slow)
        return function

    return register


def handler_of(topic):
    """Return the handler of a topic; LookupError when no running app knows it (an older version may be running)."""
    try:
        return _handlers[topic]
    except KeyError:
        raise LookupError(f"no handler for outbox topic {topic!r}") from None


def is_slow(topic):
    """Return whether the topic's work is done by the slow queue's workers; False for an unknown one."""
    return topic in _handlers and _handlers[topic].slow


def topics():
    """Return the known topics, sorted."""
    return sorted(_handlers)
