"""No state changes outside the engine."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("challenges", "pitches", "pilots", "colab/core/organisations", "colab/desk", "colab/open")
ENGINE = {"colab/core/lifecycle/engine.py"}


def sources():
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def changes(tree):
    """Yield the lines that set a `state` attribute or update a `state` column."""
    for node in ast.walk(tree):
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign) else []
        )
        if any(isinstance(target, ast.Attribute) and target.attr == "state" for target in targets):
            yield node.lineno
        is_update = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "update"
        if is_update and any(keyword.arg == "state" for keyword in node.keywords):
            yield node.lineno


# Sheets of judges, seats and the like have a state of their own that is no machine's; each is named with its reason.
EXCEPTIONS: dict[str, str] = {}


def test_only_the_engine_changes_states():
    found = []
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        if name in ENGINE or name in EXCEPTIONS:
            continue
        found += [f"{name}:{line}" for line in changes(ast.parse(path.read_text()))]
    assert found == []


@pytest.mark.parametrize("code", ["row.state = 'open'", "Row.objects.update(state='open')"])
def test_the_search_finds_what_it_looks_for(code):
    assert list(changes(ast.parse(code)))
