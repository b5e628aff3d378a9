"""The query language of the search box: words (all must occur), "phrases", -exclusions, key:value, key<day.

Nothing typed is ever an error. Keys are those that facets declare (`局:環境局`), the kind and two days
(`締切<2026-12-01`); anything else with a colon is a word like others.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from colab.core.search import analysis, registry, romaji

MAX_QUERY = 300
MAX_TERMS = 12

SAME = {c: '"' for c in "“”„‟〝〞〟＂「」『』«»"} | {c: "-" for c in "－−–—‐‑﹣"}
SAME |= {"：": ":", "＜": "<", "＞": ">", "＝": "=", "≦": "<=", "≤": "<=", "≧": ">=", "≥": ">="}
MARKS = str.maketrans(SAME)
TERM = re.compile(
    r'(?P<minus>-?)(?:(?P<key>[^\s"<>=:-][^\s"<>=:]*)(?P<sign>[<>]=?|[:=])(?:"(?P<quoted>[^"]*)(?:"|$)|(?P<value>[^\s"]+))'
    r'|"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))'
)


@dataclass(frozen=True)
class Term:
    """One word or phrase of a query, with all that engines and the highlighter need of it."""

    text: str
    phrase: bool = False
    negative: bool = False

    @cached_property
    def runs(self):
        """Its stretches of letters, folded; an empty list when it has none (then the term is void)."""
        return analysis.runs(self.text)

    @cached_property
    def grams(self):
        """Its bigrams in order, a phrase within the bigrams of any text that contains it."""
        return analysis.grams(self.runs, closed=False)

    @cached_property
    def spellings(self):
        """Its bigrams as typed, and in the other kana where it is a word of one."""
        other = "" if self.phrase or self.single else analysis.other_kana("".join(self.runs))
        return [self.grams, analysis.grams([other], closed=False)] if len(other) > 1 else [self.grams]

    @cached_property
    def letters(self):
        """The runs of letters as they stand in a folded text, for each of its spellings."""
        other = analysis.other_kana("".join(self.runs)) if len(self.spellings) > 1 else ""
        return [" ".join(self.runs), other] if other else [" ".join(self.runs)]

    @cached_property
    def single(self):
        """The one letter it consists of, or an empty string."""
        return self.runs[0] if len(self.runs) == 1 and len(self.runs[0]) == 1 else ""

    @cached_property
    def words(self):
        """Its index words, each once; none for a phrase, which is taken literally."""
        return [] if self.phrase else list(dict.fromkeys(analysis.words(self.text, forms=False)))

    @cached_property
    def reading(self):
        """How it sounds when it is a word in kana of two letters or more, else an empty string."""
        heard = "" if self.phrase else analysis.sound(self.text)
        return heard if len(heard) > 1 else ""

    @property
    def readings(self):
        """The readings by which a text may have it: its own, none for what is to be left out."""
        return [self.reading] if self.reading and not self.negative else []

    @cached_property
    def sounds(self):
        """Its readings as somebody types a name: kana from the first on, or Latin letters."""
        heard = "" if self.phrase else analysis.sound(self.text) or romaji.heard_in("".join(self.runs))
        return [heard] if heard else []

    def __str__(self):
        shown = f'"{self.text}"' if self.phrase else self.text
        return f"-{shown}" if self.negative else shown


@dataclass(frozen=True)
class Keyed:
    """A condition as it was typed: `key`, `sign` (":", "<", "<=", ">", ">=") and `value`."""

    key: str
    sign: str
    value: str
    negative: bool = False

    def __str__(self):
        value = f'"{self.value}"' if " " in self.value else self.value
        return f"{'-' if self.negative else ''}{self.key}{self.sign}{value}"


@dataclass(frozen=True)
class Parsed:
    """A whole query: `wanted` all occur, `unwanted` none; `cut` tells that the rest was too long to be used."""

    text: str
    terms: tuple[Term, ...]
    cut: bool = False
    keyed: tuple[Keyed, ...] = ()

    @cached_property
    def wanted(self):
        """The terms that must occur."""
        return [term for term in self.terms if not term.negative]

    @cached_property
    def unwanted(self):
        """The terms that must not occur."""
        return [term for term in self.terms if term.negative]

    def without(self, term):
        """Return the query with one term left out."""
        return " ".join(str(other) for other in (*self.terms, *self.keyed) if other is not term)

    def replacing(self, term, text):
        """Return the query with one term's text replaced."""
        terms = [Term(text, other.phrase) if other is term else other for other in self.terms]
        return " ".join(str(other) for other in (*terms, *self.keyed))


def parse(text):
    """Return the Parsed query of whatever was typed; marks without letters drop out silently."""
    cleaned = analysis.clean(str(text or "")[: MAX_QUERY * 4])
    terms, keyed = {}, {}
    for match in TERM.finditer(cleaned[:MAX_QUERY].translate(MARKS)):
        condition = _keyed(match)
        if condition:
            keyed[str(condition)] = condition
            continue
        for term in _terms(match):
            if term.runs:
                terms.setdefault(str(term), term)
    cut = len(str(text or "")) > MAX_QUERY and len(cleaned) > MAX_QUERY or len(terms) + len(keyed) > MAX_TERMS
    return Parsed(cleaned[:MAX_QUERY], tuple(terms.values())[:MAX_TERMS], cut, tuple(keyed.values())[:MAX_TERMS])


def _terms(match):
    """Return the words and phrases of a match that is no condition."""
    minus, phrase = bool(match["minus"]), match["phrase"] if match["quoted"] is None else match["quoted"]
    if phrase is None:
        return [Term(match[0].removeprefix("-"), negative=minus)]
    before = [Term(match["key"], negative=minus)] if match["key"] else []
    return [*before, Term(phrase.strip(), phrase=True, negative=minus)]


def _keyed(match):
    """Return the Keyed of a match whose key somebody declared, else None."""
    key = match["key"]
    if not key or not registry.is_key(key.casefold()):
        return None
    value = (match["quoted"] if match["value"] is None else match["value"]) or ""
    sign = ":" if match["sign"] == "=" else match["sign"]
    return Keyed(key, sign, value.strip(), bool(match["minus"])) if value.strip() else None
