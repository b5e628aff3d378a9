"""What must stand in no file."""

import ast
import re

from django.conf import settings

from tests.house.sources import ROOMS, project_files, python_files

HOSTS = (
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("registry.npmjs", "org"),
    ("repo1.maven", "org"),
    ("proxy.golang", "org"),
)
"""Registries; in two parts, so that this file passes as well."""


def _texts():
    for path in project_files():
        try:
            yield str(path.relative_to(settings.BASE_DIR)), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_registry_is_named():
    """Where packages come from is the installing machine's business; a lock that names hosts breaks behind mirrors."""
    hosts = [".".join(parts) for parts in HOSTS] + ["--index" + "-url"]
    assert [(path, host) for path, text in _texts() for host in hosts if host in text] == []


def test_templates_have_no_inline_script_or_style():
    """The content security policy forbids both."""
    wrong = [
        (path, word)
        for path, text in _texts()
        if path.startswith("templates/") and path.endswith(".html") and not path.startswith("templates/email/")
        for word in ("<script>", "<style", ' style="', ' onclick="', ' onchange="', "javascript:")
        if word in text
    ]
    assert wrong == []


def test_rows_are_locked_without_their_keys():
    """A full row lock stands in the way of foreign keys that point to the row: two officers would deadlock."""
    wrong = [path for path, text in python_files(*ROOMS) if "select_for_update()" in text]
    assert wrong == []


def test_no_words_to_translate_hide_in_f_strings():
    """The program that collects msgids does not look into f-strings, so such words would stay English."""
    calls = {"_", "gettext", "pgettext", "ngettext", "npgettext"}
    wrong = [
        f"{path}:{node.lineno}"
        for path, text in python_files(*ROOMS)
        for outer in ast.walk(ast.parse(text))
        if isinstance(outer, ast.JoinedStr)
        for node in ast.walk(outer)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in calls
    ]
    assert wrong == []


def test_scripts_keep_names_from_outside_away_from_prototypes():
    """Names of fields are keys of objects without a prototype; nothing that came is merged into other objects."""
    wrong = re.compile(
        r"=\s*\{\};|__proto__|prototype|\b(?:merge|extend|setPrototypeOf|fromEntries)\(|\[\w+\]\[\w+\]\s*="
    )
    scripts = [
        path
        for path in project_files()
        if path.suffix == ".js" and path.relative_to(settings.BASE_DIR).parts[0] in ROOMS
    ]
    ours = [path for path in scripts if "vendor" not in path.parts and not path.name.endswith(".min.js")]
    assert len(ours) >= 5
    found = [f"{path.name}: {hit[0]}" for path in ours if (hit := wrong.search(path.read_text(encoding="utf-8")))]
    assert found == []
    assert wrong.search("const byName = {};") and wrong.search("all[name][key] = value")
