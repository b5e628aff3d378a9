"""The order of the first pages: engines bring what answers best by their own measure, this puts it in one order.

So every engine shows the same first hits. What counts: the words in the title, then among keywords and labels, then how
often in the body for its length; then the newer one.
"""

from functools import lru_cache

from colab.core.search import analysis

WINDOW_PAGES = 3
"""So many pages are ordered here; deeper ones come as the engine gives them."""

TITLE, START, TITLE_WORDS, TITLE_SOUND, KEYWORD, LABEL = 8.0, 1.0, 7.0, 3.0, 5.0, 4.0
BODY, HALF, USUAL = 2.0, 1.5, 400


def order(entries, parsed):
    """Return (entry, score) of these entries, the best first."""
    scored = [(entry, sum(_score(entry, term) for term in parsed.wanted)) for entry in entries]
    scored.sort(key=lambda pair: (str(pair[0].date or ""), pair[0].pk), reverse=True)
    return sorted(scored, key=lambda pair: -pair[1])


def in_title(entry, parsed):
    """Return whether the wanted letters stand in the title of one language."""
    titles = (_folded(entry.title), _folded(entry.title_en))
    return all(any(needle in title for title in titles for needle in term.letters) for term in parsed.wanted)


def _score(entry, term):
    return max(_spelled(entry, term, needle) for needle in term.letters)


def _spelled(entry, term, needle):
    return max(_title(title, term, needle) for title in (entry.title, entry.title_en)) + _rest(entry, needle)


def _title(title, term, needle):
    folded = _folded(title)
    if needle in folded:
        return TITLE + START * folded.startswith(needle) + needle.count("") / (folded.count("") + 1)
    if term.words and _words(title).issuperset(term.words):
        return TITLE_WORDS
    if term.readings and any(one.startswith(reading) for reading in term.readings for one in _heard(title)):
        return TITLE_SOUND
    return 0.0


def _rest(entry, needle):
    score = KEYWORD * (needle in _folded(entry.keywords)) + LABEL * (needle in _folded(entry.labels))
    length = len(entry.body) + len(entry.body_en)
    times = entry.body.casefold().count(needle) + entry.body_en.casefold().count(needle)
    return score + BODY * times / (times + HALF * (0.5 + 0.5 * length / USUAL))


@lru_cache(maxsize=20_000)
def _words(title):
    return frozenset(analysis.words(title))


@lru_cache(maxsize=20_000)
def _heard(title):
    return frozenset(analysis.readings(title))


@lru_cache(maxsize=20_000)
def _folded(text):
    return " ".join(analysis.runs(text))
