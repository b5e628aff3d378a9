"""Rooms that want to know what the scan said about their files."""

from collections import defaultdict

_listeners = defaultdict(list)


def on_verdict(machine):
    """Register `f(stored)` to run in the transaction of the verdict on a file of this machine.

    Example: an infected file reopens only its item of the pitch, whose deadline has passed.
    """

    def register(function):
        _listeners[machine].append(function)
        return function

    return register


def tell(stored):
    """Tell the listeners of the file's machine."""
    for function in _listeners[stored.machine]:
        function(stored)
