"""The arithmetic of docs/scaling.md is right: every result follows from the figures above it."""

import re

from django.conf import settings

TEXT = (settings.BASE_DIR / "docs" / "scaling.md").read_text(encoding="utf-8")


def number(words):
    return float(words.replace(",", ""))


def test_every_result_follows_from_its_formula():
    section = TEXT[TEXT.index("## All municipalities") :]
    known = {name: number(figure) for name, figure in re.findall(r"^\| `(\w+)` \| ([\d.,]+) \|", section, re.M)}
    formulas = re.findall(r"^\| `(\w+)` \| `([^`]+)` \| ([\d.,]+) \|", section, re.M)
    assert len(known) > 10 and len(formulas) > 10
    for name, formula, told in formulas:
        assert re.fullmatch(r"[\w\s.+*/()-]+", formula), formula
        known[name] = eval(formula, {"__builtins__": {}}, known)  # noqa: S307
        assert abs(known[name] - number(told)) <= 0.03 * known[name], (name, known[name], told)


def test_no_figure_is_without_its_origin():
    for name, words in re.findall(r"^\| `(\w+)` \| [\d.,]+ \| (.+) \|$", TEXT, re.M):
        assert re.search(r"assumption|measured|\d{4}|総務省", words), name
