"""Database constraints that tie columns to states."""

from collections.abc import Iterable
from typing import Any

from django.db.models import CheckConstraint, Q


def state_in(name: str, states: Any) -> CheckConstraint:
    """The state is one of the machine's."""
    return CheckConstraint(condition=Q(state__in=[str(s.value) for s in states]), name=name)


def required_in(name: str, states: Iterable[str], *columns: str, message: Any = None) -> CheckConstraint:
    """In ``states``, all ``columns`` are not null; for empty texts see ``nonempty_in``."""
    filled = Q(**{f"{column}__isnull": False for column in columns})
    return CheckConstraint(condition=~_in(states) | filled, name=name, violation_error_message=message)


def nonempty_in(name: str, states: Iterable[str], *columns: str, message: Any = None) -> CheckConstraint:
    """In ``states``, the text ``columns`` are not empty."""
    filled = Q()
    for column in columns:
        filled &= ~Q(**{column: ""})
    return CheckConstraint(condition=~_in(states) | filled, name=name, violation_error_message=message)


def empty_in(name: str, states: Iterable[str], *columns: str, message: Any = None) -> CheckConstraint:
    """In ``states``, all ``columns`` are null: a fact that cannot exist yet is not there."""
    empty = Q(**{f"{column}__isnull": True for column in columns})
    return CheckConstraint(condition=~_in(states) | empty, name=name, violation_error_message=message)


def _in(states: Iterable[str]) -> Q:
    return Q(state__in=[str(s) for s in states])
