"""Mark what was found, in the text as it is stored; the same for every engine.

Letters first: wherever the term stands as typed (width and case apart). Where it does not, its words are found through
their normalised forms or readings, so 「引越し」 also marks 「引っ越し」.
"""

import re
import unicodedata
from dataclasses import dataclass

from colab.core.search import analysis

WINDOW = 140
BEFORE = 30
MAX_MARKED = 20_000
MAX_SPANS = 200
UNEVEN = "\uffff"
COMBINING = "\u3099\u309a\uff9e\uff9f"


@dataclass(frozen=True)
class Segment:
    """A piece of text; `mark` says that it answers the query."""

    text: str
    mark: bool = False


def marked(text, parsed):
    """Return the whole text as segments."""
    return _segments(text, 0, len(text), spans(text, parsed))


def snippet(texts, parsed):
    """Return the telling part of the first text that answers the query, else the beginning of the first one."""
    texts = [text for text in texts if text]
    for text in texts:
        if found := spans(text, parsed):
            start, end = _window(text, _densest(found))
            return _segments(text, start, end, found, cut=True)
    if not texts:
        return []
    start, end = _window(texts[0], 0)
    return _segments(texts[0], start, end, [], cut=True)


def spans(text, parsed):
    """Return sorted, disjoint (start, end) of what answers the wanted terms."""
    if not parsed.wanted or not text:
        return []
    text = text[:MAX_MARKED]
    even = _evenly(text)
    folded, places = _folded(text) if even is None else ("", [])
    found, missing = [], []
    for term in parsed.wanted:
        literal = _literal(folded, places, term) if even is None else _straight(even, term)
        found += literal
        if not literal and (term.words or term.reading):
            missing.append(term)
    if missing:
        found += _through_words(text, missing)
    return _merged(found)


class _Even(dict):
    """Each letter folded, where that is one letter again; what is no letter is a space."""

    def __missing__(self, code):
        char = chr(code)
        folded = analysis.fold(char)
        if not folded or char in COMBINING or unicodedata.category(char) == "Mn":
            folded = UNEVEN
        elif not analysis.RUNS.search(folded):
            folded = " "
        elif len(folded) > 1:
            folded = UNEVEN
        self[code] = folded
        return folded


_even = _Even()


def _evenly(text):
    """Return `text` folded letter by letter, or None where a letter becomes several, or several one."""
    folded = text.translate(_even)
    return None if UNEVEN in folded else folded


def _straight(folded, term):
    """Return the spans where the term stands letter by letter, in a text folded evenly."""
    found = []
    for needle in term.letters:
        pattern = " +".join(map(re.escape, needle.split(" ")))
        found += [match.span() for match in re.finditer(pattern, folded)]
    return found[:MAX_SPANS]


def _folded(text):
    """Return the letters of `text` folded, runs parted by one space, and for each the (start, end) it stands for."""
    letters, places, index = [], [], 0
    while index < len(text):
        end = index + 1
        while end < len(text) and (text[end] in COMBINING or unicodedata.category(text[end]) == "Mn"):
            end += 1
        for char in analysis.fold(text[index:end]):
            if analysis.RUNS.match(char):
                letters.append(char)
                places.append((index, end))
            elif letters and letters[-1] != " ":
                letters.append(" ")
                places.append((index, end))
        index = end
    return "".join(letters), places


def _literal(folded, places, term):
    """Return the spans where the term stands letter by letter."""
    found = []
    for needle in term.letters:
        at = 0
        while len(found) < MAX_SPANS and (at := folded.find(needle, at)) >= 0:
            found.append((places[at][0], places[at + len(needle) - 1][1]))
            at += len(needle)
    return found


def _through_words(text, terms):
    """Return the spans of morphemes whose words or readings answer a term."""
    words = {word for term in terms for word in term.words}
    kana = [term.reading for term in terms if term.reading]
    found, said, places = [], "", []
    for offset, morpheme in analysis.morphemes(text):
        span = (offset + morpheme.begin(), offset + morpheme.end())
        if words.intersection(analysis.words_of(morpheme)):
            found.append(span)
        if kana:
            heard = analysis.sound(morpheme.reading_form())
            said += heard
            places += [span] * len(heard)
    for needle in kana:
        at = said.find(needle)
        if at >= 0:
            found.append((places[at][0], places[at + len(needle) - 1][1]))
    return found


def _merged(found):
    """Return spans sorted, with those that touch or overlap made one."""
    merged = []
    for start, end in sorted(found)[:MAX_SPANS]:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _densest(found):
    """Return where the window with the most marked letters begins."""

    def weight(start):
        return sum(min(e, start + WINDOW) - s for s, e in found if start <= s < start + WINDOW)

    return max((start for start, _ in found[:50]), key=lambda start: (weight(start), -start))


def _window(text, first):
    """Return (start, end) of about WINDOW letters around `first`, from a sentence's beginning where one is near."""
    start = max(0, first - BEFORE)
    if start:
        breaks = [text.rfind(mark, start, first) for mark in "。！？\n"]
        start = max(breaks) + 1 if max(breaks) >= 0 else start
    return start, min(len(text), start + WINDOW)


def _segments(text, start, end, found, *, cut=False):
    """Return the segments of text[start:end]; with `cut`, an ellipsis tells where text was left out."""
    segments = [Segment("…")] if cut and start else []
    at = start
    for first, last in found:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        if first > at:
            segments.append(Segment(text[at:first]))
        segments.append(Segment(text[first:last], True))
        at = last
    if at < end:
        segments.append(Segment(text[at:end]))
    if cut and end < len(text):
        segments.append(Segment("…"))
    return segments
