"""The table of docs/security.md: every requirement stands there once, counts are right, what it names exists."""

import ast
import re
from collections import Counter

import pytest
from django.conf import settings

DOCS = settings.BASE_DIR / "docs"
STATES = ("passed", "not applicable", "open")
REQUIRED = dict(enumerate((27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7), start=1))
"""How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has: 70 of level 1, 183 of level 2."""
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+) \| (\w[\w ]*) \| (.+) \|$", re.M)
COUNTED = re.compile(r"^\| (?:V(\d+) [^|]+|\*\*All\*\*) \| \**(\d+)\** \| \**(\d+)\** \| \**(\d+)\** \|$", re.M)
TEST = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
LINK = re.compile(r"\[[^]]+\]\(([\w./-]*)(?:#([\w-]+))?\)")


@pytest.fixture(scope="module")
def text():
    return (DOCS / "security.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def rows(text):
    return ROW.findall(text)


def chapter(number):
    return int(number.split(".")[0])


def anchors(text):
    """Return what headings can be linked to as, as the forge makes it from their words."""
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_every_requirement_stands_there_once(rows):
    numbers = [row[0] for row in rows]
    assert len(set(numbers)) == len(numbers)
    assert Counter(map(chapter, numbers)) == REQUIRED
    assert Counter(row[1] for row in rows) == {"1": 70, "2": 183}
    assert {row[3] for row in rows} == set(STATES)


def test_the_counts_are_those_of_the_rows(text, rows):
    found = Counter((chapter(number), state) for number, _level, _asked, state, _by in rows)
    told = {int(number or 0): tuple(map(int, counts)) for number, *counts in COUNTED.findall(text)}
    wanted = {each: tuple(found[each, state] for state in STATES) for each in REQUIRED}
    wanted[0] = tuple(sum(counts) for counts in zip(*wanted.values(), strict=True))
    assert told == wanted


def test_the_named_tests_exist(rows):
    known, wrong = {}, []
    for number, _level, _asked, _state, by in rows:
        for path, name in TEST.findall(by):
            file = settings.BASE_DIR / "tests" / path
            if path not in known:
                tree = ast.parse(file.read_text(encoding="utf-8")) if file.is_file() else ast.Module([], [])
                known[path] = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
            if name not in known[path]:
                wrong.append(f"{number}: {path}::{name}")
    assert wrong == []


def test_what_passed_says_by_what(rows):
    wrong = []
    for number, _level, _asked, state, by in rows:
        proved = TEST.search(by) or LINK.search(by)
        if (state == "passed") != bool(proved) and not (state == "open" and proved):
            wrong.append(number)
    assert wrong == []


def test_links_lead_somewhere(text):
    wrong = []
    for path, anchor in LINK.findall(text):
        file = DOCS / path if path else DOCS / "security.md"
        if not file.is_file() or (anchor and anchor not in anchors(file.read_text(encoding="utf-8"))):
            wrong.append(f"{path}#{anchor}")
    assert wrong == []


def test_a_named_test_that_is_missing_is_found():
    with pytest.raises(AssertionError):
        test_the_named_tests_exist([("1.1.1", "1", "", "passed", "`house/test_security_table.py::test_of_nothing`")])
