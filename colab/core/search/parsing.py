"""The query language of the search box: words (all must occur), "phrases", -exclusions. Nothing is an error."""

import re
from dataclasses import dataclass
from functools import cached_property

from colab.core.search import analysis

MAX_QUERY = 300
MAX_TERMS = 12

QUOTES = str.maketrans({c: '"' for c in "“”„‟〝〞〟＂「」『』«»"} | {c: "-" for c in "－−–—‐‑﹣"})
TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))')


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

    def __str__(self):
        shown = f'"{self.text}"' if self.phrase else self.text
        return f"-{shown}" if self.negative else shown


@dataclass(frozen=True)
class Parsed:
    """A whole query: `wanted` all occur, `unwanted` none; `cut` tells that the rest was too long to be used."""

    text: str
    terms: tuple[Term, ...]
    cut: bool = False

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
        return " ".join(str(other) for other in self.terms if other is not term)

    def replacing(self, term, text):
        """Return the query with one term's text replaced."""
        return " ".join(str(Term(text, other.phrase) if other is term else other) for other in self.terms)


def parse(text):
    """Return the Parsed query of whatever was typed; marks without letters drop out silently."""
    cleaned = analysis.clean(str(text or "")[: MAX_QUERY * 4])
    plain = cleaned[:MAX_QUERY].translate(QUOTES)
    terms, seen = [], set()
    for match in TERM.finditer(plain):
        phrase = match["phrase"] is not None
        term = Term((match["phrase"] if phrase else match["word"]).strip(), phrase, bool(match["minus"]))
        if term.runs and str(term) not in seen:
            seen.add(str(term))
            terms.append(term)
    cut = len(str(text or "")) > MAX_QUERY and len(cleaned) > MAX_QUERY or len(terms) > MAX_TERMS
    return Parsed(cleaned[:MAX_QUERY], tuple(terms[:MAX_TERMS]), cut)
