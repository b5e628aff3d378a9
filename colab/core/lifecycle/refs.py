"""How a subject is named across rooms: (machine, key)."""

from typing import Any

from .machine import get_machine


def ref(subject: Any) -> tuple[str, str]:
    """Return ("challenge", "k3v…") for a subject."""
    return subject.MACHINE, subject.key


def load(machine: str, key: str) -> Any:
    """Return the subject named by ``machine`` and ``key``; raises ``KeyError`` or the model's ``DoesNotExist``."""
    return get_machine(machine).model._default_manager.get(key=key)
