"""What was typed and what stands in the address, made one: typed keys become the kind, filters and days they name."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils import translation

from colab.core import lifecycle
from colab.core.search import registry
from colab.core.search.analysis import fold
from colab.core.search.days import bounds, span_of
from colab.core.search.parsing import Keyed, Parsed, Term

LISTED = re.compile("[,、|]")
KIND = "kind"


@dataclass
class Asked:
    """A whole question: words, kind, filters (facet -> values), what is left out, days; `unknown` means nothing to us.

    text        what belongs into the search box: all that isn't told by kind, filters and days
    days        column -> (first, last)
    """

    parsed: Parsed
    kind: str = ""
    filters: dict[str, list[str]] = field(default_factory=dict)
    without: dict[str, list[str]] = field(default_factory=dict)
    days: dict[str, tuple[date | None, date | None]] = field(default_factory=dict)
    unknown: list[Keyed] = field(default_factory=list)

    @property
    def text(self):
        """What belongs into the search box."""
        kept = [one for one in self.parsed.keyed if one.negative or one in self.unknown]
        if len(kept) == len(self.parsed.keyed):
            return self.parsed.text
        return " ".join(map(str, (*self.parsed.terms, *kept)))

    @property
    def words(self):
        """The parsed query with the words of conditions nobody knows, so that they are sought at least."""
        lost = tuple(Term(one.value, negative=one.negative) for one in self.unknown)
        return replace(self.parsed, terms=self.parsed.terms + tuple(term for term in lost if term.runs))


def narrow(parsed, kind="", filters=None, days=None):
    """Return the Asked of a parsed query and what was chosen besides; a typed kind or day wins over a chosen one."""
    asked = Asked(parsed, kind, {name: list(values) for name, values in (filters or {}).items()}, days=dict(days or {}))
    for condition in parsed.keyed:
        if not _apply(asked, condition):
            asked.unknown.append(condition)
    return asked


def _apply(asked, condition):
    """Add a condition to the question; False when it means nothing."""
    key, colon = fold(condition.key), condition.sign == ":"
    if column := registry.day_of(key):
        return not condition.negative and _day(asked, column, condition)
    if not colon:
        return False
    values = [value for value in LISTED.split(condition.value) if value.strip()]
    if key in registry.KIND_KEYS:
        return _kind(asked, values, condition.negative)
    found = [found for value in values if (found := _find(key, value, asked.kind))]
    for kind, name, matching in found:
        into = asked.without if condition.negative else asked.filters
        into.setdefault(name, []).extend(value for value in matching if value not in into.get(name, []))
        if kind and not condition.negative:
            asked.kind = kind
    return bool(found)


def _day(asked, column, condition):
    span = span_of(condition.value)
    if not span:
        return False
    first, last = bounds(condition.sign, span)
    before = asked.days.get(column, (None, None))
    asked.days[column] = (first or before[0], last or before[1]) if condition.sign != ":" else (first, last)
    return True


def _kind(asked, values, negative):
    names = {declared.kind: {declared.kind, *_both(declared.label)} for declared in registry.documents()}
    found = [kind for value in values for kind in _named(value, names)]
    if found and negative:
        asked.without[KIND] = asked.without.get(KIND, []) + found
    elif found:
        asked.kind = found[0]
    return bool(found)


def _find(key, value, kind):
    """Return (kind, facet name, values) of the first facet of this key that knows the value, else None."""
    for declared in registry.facets_of_key(key):
        if declared.per_kind:
            found = _state(value, kind)
            if found:
                return found[0], declared.name, found[1]
            continue
        if values := named_values(declared, value):
            return "", declared.name, values
    return None


def named_values(declared, text):
    """Return the values of a facet that are called so, else those whose names hold the text."""
    if declared.find:
        return list(declared.find(text))
    return _named(text, _names(declared))


def _names(declared):
    """Return value -> its names, of a facet whose values are an enum."""
    if not hasattr(declared.labels, "choices"):
        return {}
    return {str(one): {str(one), *_both(one.label)} for one in declared.labels}


def _state(value, kind):
    """Return (kind, states) of the first machine with a state of that name, the chosen kind's before others'."""
    for declared in sorted(registry.documents(), key=lambda one: one.kind != kind):
        machine = getattr(declared.model, "MACHINE", "")
        if machine:
            states = lifecycle.get_machine(machine).states
            found = _named(value, {str(one): {str(one), *_both(one.label)} for one in states})
            if found:
                return declared.kind, found
    return None


def _both(words):
    """Return lazily translated words in each language."""
    found = []
    for language in ("ja", "en"):
        with translation.override(language):
            found.append(str(words))
    return found


def _named(typed, names):
    """Return the keys of `names` (key -> names) of which one is what was typed, else those that hold it."""
    typed = fold(typed).strip()
    folded = {key: {fold(name) for name in some} for key, some in names.items()}
    exact = [key for key, some in folded.items() if typed in some]
    return exact or [key for key, some in folded.items() if any(typed in name for name in some)]
