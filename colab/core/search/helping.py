"""What to try when nothing was found: fewer words, other spellings, no filters; only from what the person may find."""

from dataclasses import dataclass, field
from difflib import get_close_matches

from colab.core.search import analysis, romaji
from colab.core.search.parsing import parse
from colab.core.search.service import count, visible_entries

TITLES = 1_500
MAX_TRIED = 4
ALIKE = 0.5
MAX_JOINED = 3


@dataclass(frozen=True)
class Suggestion:
    """Another query and how many documents it finds."""

    text: str
    count: int


@dataclass(frozen=True)
class Help:
    """Ways out of an empty page; `unfiltered` is the number found without kind and filters."""

    spellings: list[Suggestion] = field(default_factory=list)
    fewer: list[Suggestion] = field(default_factory=list)
    unfiltered: int = 0


def help_for(results, actor=None):
    """Return the Help for results without hits; empty Help when there are hits or nothing was typed."""
    parsed = results.parsed
    if results.total or not parsed.wanted:
        unfiltered = count("", actor=actor) if not results.total else 0
        return Help(unfiltered=unfiltered)
    asked = results.asked
    words = " ".join(map(str, parsed.terms))
    narrowed = asked.kind or asked.filters or asked.days or asked.without
    unfiltered = count(words, actor=actor) if narrowed else 0
    if unfiltered:
        return Help(unfiltered=unfiltered)
    return Help(_spellings(parsed, actor), _fewer(parsed, actor))


def _fewer(parsed, actor):
    """Return what is found when one of several terms is left out."""
    if len(parsed.terms) < 2:
        return []
    tried = [parsed.without(term) for term in parsed.wanted[:MAX_TRIED]]
    return _found([text for text in tried if parse(text).wanted], actor)


def _spellings(parsed, actor):
    """Return the query with a term that finds nothing replaced by a word of a title that looks or sounds like it."""
    lost = [term for term in parsed.wanted[:MAX_TRIED] if not count(str(term), actor=actor)]
    if not lost:
        return []
    words = _vocabulary(actor)
    tried = []
    for term in lost:
        latin = romaji.kana_of("".join(term.runs))
        asked = analysis.sound(term.text) or analysis.sound(latin) or " ".join(term.runs)
        close = get_close_matches(asked, words, n=3, cutoff=ALIKE)
        found = [words[match] for match in close if words[match]]
        if not term.text.isascii():  # the English of a title sounds by chance like a short Japanese word
            found = [word for word in found if not word.isascii()]
        tried += [parsed.replacing(term, word) for word in found]
    return _found(list(dict.fromkeys(tried))[:MAX_TRIED], actor)


def _found(texts, actor):
    suggestions = [Suggestion(text, count(text, actor=actor)) for text in texts]
    return [suggestion for suggestion in suggestions if suggestion.count]


def _vocabulary(actor):
    """Return spelling or reading -> word, of the words and short compounds in the newest titles the actor may find."""
    titles = visible_entries(actor).order_by("-pk").values_list("title", "title_en")[:TITLES]
    words = {}
    for title in {text for pair in titles for text in pair if text}:
        parts = [(m.surface(), m.reading_form(), bool(analysis.words_of(m))) for _, m in analysis.morphemes(title)]
        for start in range(len(parts)):
            surface = reading = ""
            for part, sound, counts in parts[start : start + MAX_JOINED]:
                if not counts:
                    break
                surface, reading = surface + part, reading + sound
                if len(surface) > 1:
                    words.setdefault(" ".join(analysis.runs(surface)), surface)
                    words.setdefault(analysis.sound(reading), surface)
    return words
