"""An undefined variable printed or looped over by one of our templates fails the test.

`{% if x %}` and `{{ x|default:… }}` say that the variable may be missing, so they pass.
"""

import pytest
from django.conf import settings
from django.template import base
from django.template.base import FilterExpression, VariableDoesNotExist
from django.template.defaulttags import ForNode


class UndefinedVariable(AssertionError):
    """One of our templates uses a variable that its context does not have."""


def _is_ours(origin):
    return str(getattr(origin, "name", "")).startswith(str(settings.BASE_DIR / "templates"))


def _check(expression, context):
    if not getattr(expression, "ours", False) or not hasattr(expression.var, "resolve"):
        return
    if any(function.__name__ in ("default", "default_if_none") for function, _arguments in expression.filters):
        return
    try:
        expression.var.resolve(context)
    except VariableDoesNotExist as missing:
        raise UndefinedVariable(f"{expression.origin_name}: {{{{ {expression.token} }}}}: {missing}") from missing


class StrictExpression(FilterExpression):
    """Remembers whether it stands in one of our templates, and is strict if so."""

    def __init__(self, token, parser):
        super().__init__(token, parser)
        self.ours = _is_ours(parser.origin)
        self.origin_name = getattr(parser.origin, "template_name", "")

    def resolve(self, context, ignore_failures=False):
        if not ignore_failures:
            _check(self, context)
        return super().resolve(context, ignore_failures)


@pytest.fixture(scope="session", autouse=True)
def undefined_variables_fail():
    """Check every variable of our own templates while the tests run."""
    patch = pytest.MonkeyPatch()
    looped = ForNode.render

    def render(self, context):
        _check(self.sequence, context)
        return looped(self, context)

    patch.setattr(base, "FilterExpression", StrictExpression)
    patch.setattr(ForNode, "render", render)
    yield
    patch.undo()
