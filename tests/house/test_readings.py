"""Whatever shows people's addresses keeps who read it: found in templates, in files' columns and in screens."""

import ast
import re

from tests.house.sources import ROOMS, project_files, python_files

ADDRESS = re.compile(r"\{\{[^}]*?\.(?:\w*email|\w*_phone|address|addressee)\b[^}]*\}\}")
COLUMN = re.compile(r"email|phone|addressee|payer|contact|^address$")
"""Keys of columns that hold a person or how to reach one."""

NOT_OFFICERS = {
    "organisations/account.html": "one's own account",
    "organisations/people.html": "members of an organisation among themselves",
    "law/steps.html": "the address of an article",
}
"""template: why nobody's reading of it is kept."""
NO_PEOPLE = {
    "colab/core/saved_searches/views.py:COLUMNS": "the address of one's own search",
    "challenges/challenges/columns.py:BOARD": "the section's contact, published with the challenge",
}
"""Columns that only sound like people."""


def templates_with_addresses():
    for path in project_files():
        if path.suffix != ".html" or "templates" not in path.parts:
            continue
        text = re.sub(r"request\.user\.email", "", path.read_text(encoding="utf-8"))
        if ADDRESS.search(text):
            yield "/".join(path.parts[path.parts.index("templates") + 1 :])


def columns_with_people():
    """Yield (path, name of the list)."""
    for path, text in python_files(*ROOMS):
        for node in ast.parse(text).body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                calls = [each for each in ast.walk(node.value) if isinstance(each, ast.Call) and each.args]
                named = [each for each in calls if getattr(each.func, "id", "") == "Column"]
                if any(COLUMN.search(str(getattr(each.args[0], "value", ""))) for each in named):
                    yield path, ast.unparse(getattr(node, "target", None) or node.targets[0])


def users_of(word, *, name=False):
    """Return [(path, function, whether it is declared)] of functions that use a template or a list of columns."""
    found = []
    for path, text in python_files(*ROOMS):
        if word not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            whole = isinstance(node, ast.FunctionDef)
            screen = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "Screen"
            if not (whole or screen):
                continue
            within = list(ast.walk(node))
            if name:
                uses = any(isinstance(each, ast.Name) and each.id == word for each in within)
            else:
                uses = any(isinstance(each, ast.Constant) and each.value == word for each in within)
            if uses:
                marks = node.decorator_list if whole else node.keywords
                declared = any("reads_people" in ast.unparse(each) for each in marks) or any(
                    keyword.arg == "reads_people" for keyword in getattr(node, "keywords", [])
                )
                found.append((path, getattr(node, "name", "Screen"), declared))
    return found


def test_templates_with_addresses_are_of_declared_views():
    shown = {name: users_of(name) for name in templates_with_addresses() if name not in NOT_OFFICERS}
    assert [name for name, users in shown.items() if not users] == [], "shown by nobody that this test finds"
    assert [(name, user) for name, users in shown.items() for user in users if not user[2]] == []
    assert {"notices/bounces.html", "organisations/accounts_find.html", "sponsorship/work_detail.html"} <= set(shown)


def test_files_with_addresses_are_of_declared_views():
    lists = {f"{path}:{name}": name for path, name in columns_with_people()}
    assert set(NO_PEOPLE) <= set(lists), "no longer needed"
    wrong, seen = [], set()
    for place, name in lists.items():
        if place in NO_PEOPLE:
            continue
        folder = place.rpartition("/")[0].removesuffix("/views")
        users = [user for user in users_of(name, name=True) if user[0].startswith(folder)]
        seen |= {user[1] for user in users}
        wrong += [user for user in users if not user[2]] or ([] if users else [place])
    assert wrong == []
    assert {"door_export", "bounce_list", "payment_list"} <= seen


def test_pages_whose_facts_come_from_python_are_declared():
    """Their templates print pairs of words, so that the pattern above cannot find them."""
    from colab.core.lifecycle.screens import get_screen

    shown = {name: get_screen(name).reads_people for name in ("payment", "sponsor", "certification", "organisation")}
    assert all(shown.values()), shown


def test_an_undeclared_view_is_found():
    assert not ADDRESS.search("{{ page.title }} {{ emails }}") and ADDRESS.search("{{ seat.email|lower }}")
    assert ("colab/core/organisations/views/account.py", "account", False) in users_of("organisations/account.html")
