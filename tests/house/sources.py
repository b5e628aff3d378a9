"""The files of the project, as git knows them (or, outside a clone, as they lie there)."""

import ast
import subprocess
from functools import cache
from pathlib import Path

from django.conf import settings

ROOMS = ("colab", "challenges", "pitches", "pilots")
SKIPPED = {".venv", "var", ".git", "node_modules", "target", "staticfiles", "__pycache__"}


@cache
def project_files():
    """Return all files of the project, untracked but not ignored ones included."""
    base = Path(settings.BASE_DIR)
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=base,
        capture_output=True,
        check=False,
    )
    if listing.returncode == 0:
        found = [base / name for name in listing.stdout.decode().split("\0") if name]
    else:
        found = [path for path in base.rglob("*") if not SKIPPED & set(path.relative_to(base).parts)]
    return [path for path in found if path.is_file() and not path.is_symlink()]


def python_files(*tops):
    """Yield (path from the base, text) of Python files below the given top folders; migrations are left out."""
    for path in project_files():
        relative = path.relative_to(settings.BASE_DIR)
        if path.suffix == ".py" and relative.parts[0] in tops and "migrations" not in relative.parts:
            yield str(relative), path.read_text(encoding="utf-8")


def functions(text):
    """Yield (name, lines without the docstring) of every function in a source."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = node.end_lineno - node.lineno + 1
            if ast.get_docstring(node):
                lines -= node.body[0].end_lineno - node.body[0].lineno + 1
            yield node.name, lines
