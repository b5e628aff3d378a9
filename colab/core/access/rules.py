"""The rules: a Q for each (model, verb). ``visible_to`` filters by it; ``can`` is the same Q on one key."""

import logging
from collections.abc import Callable
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.http import Http404

from .actor import Actor

logger = logging.getLogger("colab.security")
ALL = Q()
"""Every row."""
NONE = Q(pk__in=[])
"""No row."""

Rule = Callable[[Actor], Q]
_rules: dict[tuple[type[Model], str], Rule] = {}
_private: set[type[Model]] = set()


def rule(model: type[Model], *verbs: str) -> Callable[[Rule], Rule]:
    """Declare who may do ``verbs`` on rows of ``model``: the decorated function turns an actor into a Q.

    A rule over a to-many relation must use ``pk__in`` with a subquery, never a join, so that no row comes twice.
    Raises ``ValueError`` when a rule is declared a second time.
    """

    def declare(function: Rule) -> Rule:
        for verb in verbs:
            if (model, verb) in _rules:
                raise ValueError(f"{model.__name__}.{verb} has a rule already")
            _rules[model, verb] = function
        return function

    return declare


def private(model: type[Model]) -> None:
    """Exempt ``model`` from the auditors' right to read everything (drafts of teams, personal settings)."""
    _private.add(model)


def has_rule(model: type[Model], verb: str) -> bool:
    """Whether a rule stands for this verb."""
    return (model, verb) in _rules


def _q(actor: Actor, model: type[Model], verb: str) -> Q:
    if verb == "view" and actor.grants.is_auditor and model not in _private:
        return ALL
    if (model, verb) not in _rules:
        raise LookupError(f"no access rule for {model.__name__}.{verb}")
    return _rules[model, verb](actor)


def visible_to(actor: Actor, queryset: QuerySet, verb: str = "view") -> QuerySet:
    """Return the rows of ``queryset`` on which ``actor`` may do ``verb``.

    Raises ``LookupError`` when the model has no rule for the verb: silence would be a leak or a riddle.
    """
    q = _q(actor, queryset.model, verb)
    if q == ALL:
        return queryset
    if q == NONE:
        return queryset.none()
    return queryset.filter(q)


def can(actor: Actor, verb: str, obj: Model) -> bool:
    """Whether ``actor`` may do ``verb`` on ``obj``: the rule of the list, asked for one key."""
    model = type(obj)
    q = _q(actor, model, verb)
    if q == ALL:
        return True
    if q == NONE:
        return False
    return model._default_manager.filter(q, pk=obj.pk).exists()


def get_or_404(actor: Actor, queryset: QuerySet, verb: str = "view", **lookup: Any) -> Any:
    """Return the one row that matches and that ``actor`` may see; otherwise raise ``Http404``.

    A refusal looks like absence, so that nobody learns what exists.
    """
    found = visible_to(actor, queryset, verb).filter(**lookup).first()
    if found is None:
        # Whether it is absent or refused is not asked: who tries many keys is seen by the number of these lines.
        model = queryset.model._meta.label_lower
        logger.info("not found or not allowed: %s.%s, person %s", model, verb, actor.user_id or "none")
        raise Http404
    return found
