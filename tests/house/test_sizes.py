"""Small files and short functions. An exception stands here with its reason."""

from statistics import median

from tests.house.sources import ROOMS, functions, python_files

LONG_FILES = {}
"""path: reason"""
LONG_FUNCTIONS = {}
"""path:function -> reason"""


def test_files_are_small():
    sizes = {path: text.count("\n") for path, text in python_files(*ROOMS) if text.strip()}
    assert median(sizes.values()) <= 80
    assert {path: size for path, size in sizes.items() if size > 500 and path not in LONG_FILES} == {}


def test_test_files_are_readable():
    assert [path for path, text in python_files("tests") if text.count("\n") > 600] == []


def test_functions_are_short():
    long = {
        f"{path}:{name}": lines
        for path, text in python_files(*ROOMS)
        for name, lines in functions(text)
        if lines > 40 and f"{path}:{name}" not in LONG_FUNCTIONS
    }
    assert long == {}
