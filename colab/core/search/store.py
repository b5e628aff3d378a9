"""Write entries: lock, build, compare, replace."""

import hashlib
import json
from datetime import date, datetime

from django.utils import translation

from colab.core import clock
from colab.core.search import analysis, engines, registry
from colab.core.search.models import Entry, EntryFacet, EntryToken
from colab.core.search.registry import PUBLIC
from colab.core.search.visibility import AUDITOR

TEXTS = ("title", "title_en", "body", "body_en", "keywords")
SEEN = ("is_public", "public_since", "gone")
FIELDS = (*TEXTS, "labels", "url", "url_en", "date", "deadline", *SEEN, "version", "token_version", "digest")


def write(kind, keys, build):
    """Bring the entries of these keys up to date and return those that changed.

    keys    object keys (strings)
    build   () -> dict key -> Doc, called once the entries are locked: the later of two writers reads the newer rows
    """
    entries, docs = _locked_and_built(kind, keys, build)
    changed, facets, tokens = [], {}, {}
    private = getattr(registry.document(kind), "private", False)
    pairs = {key: sorted(_facet_pairs(doc.facets)) for key, doc in docs.items()}
    words = labels(kind, pairs)
    for entry in entries:
        doc = docs.get(entry.object_key)
        values, tokens[entry.pk] = _values(doc, private)
        facets[entry.pk] = [] if values["gone"] else pairs[entry.object_key]
        values["labels"] = "" if values["gone"] else " ".join([words[entry.object_key], *_day_words(values)]).strip()
        digest = _digest(values, facets[entry.pk], tokens[entry.pk])
        if (digest, analysis.TOKEN_VERSION) == (entry.digest, entry.token_version):
            continue
        if values["is_public"] != entry.is_public:
            entry.public_since = clock.now() if values["is_public"] else None
        for name, value in values.items():
            setattr(entry, name, value)
        entry.digest, entry.token_version, entry.version = digest, analysis.TOKEN_VERSION, entry.version + 1
        changed.append(entry)
    if changed:
        Entry.objects.bulk_create(changed, update_conflicts=True, unique_fields=["pk"], update_fields=FIELDS)
        _replace(changed, facets, tokens)
    return changed


def _locked_and_built(kind, keys, build):
    """Return the entries of the keys, locked in the order of their ids, and the docs; nothing is made for no doc."""
    entries = _locked(kind, keys)
    docs = build()
    missing = set(docs) - {entry.object_key for entry in entries}
    if missing:
        rows = [Entry(kind=kind, object_key=key) for key in sorted(missing)]
        Entry.objects.bulk_create(rows, ignore_conflicts=True)
        made = _locked(kind, missing)
        if any(entry.version for entry in made):
            docs = build()  # another writer was first, and may have read older rows than are there now
        entries += made
    return entries, docs


def _locked(kind, keys):
    rows = Entry.objects.filter(kind=kind, object_key__in=keys)
    return list(rows.select_for_update(no_key=True).order_by("pk"))


def _replace(changed, facets, tokens):
    """Replace facets, tokens and the engine's rows of the changed entries."""
    ids = [entry.pk for entry in changed]
    EntryFacet.objects.filter(entry__in=ids).delete()
    EntryToken.objects.filter(entry__in=ids).delete()
    EntryFacet.objects.bulk_create(
        [EntryFacet(entry_id=pk, name=name, value=value) for pk in ids for name, value in facets[pk]]
    )
    EntryToken.objects.bulk_create([EntryToken(entry_id=pk, token=token) for pk in ids for token in tokens[pk]])
    engine = engines.embedded()
    engine.drop([entry.pk for entry in changed if entry.gone])
    engine.store([(entry, analysed(entry)) for entry in changed if not entry.gone])


def analysed(entry):
    """Return the tokens of an entry."""
    return analysis.analyse((entry.title, entry.title_en, entry.keywords), (entry.labels, entry.body, entry.body_en))


def _values(doc, private):
    """Return (column values, tokens) of a Doc; of None or of one that nobody may find: an empty entry."""
    tokens = {str(token) for token in doc.visibility if token} if doc else set()
    if not tokens:
        empty = dict.fromkeys((*TEXTS, "url", "url_en"), "")
        return empty | {"date": None, "deadline": None, "is_public": False, "gone": True}, []
    if not private:
        tokens.add(AUDITOR)
    values = {name: analysis.clean(getattr(doc, name)) for name in TEXTS}
    values |= {
        "url": str(doc.url),
        "url_en": str(doc.url_en),
        "date": _day(doc.date),
        "deadline": doc.deadline,
        "is_public": PUBLIC in tokens,
        "gone": False,
    }
    return values, sorted(tokens - {PUBLIC})


def labels(kind, pairs):
    """Return key -> the words of its facets' values in both languages; `pairs`: key -> (facet name, value) pairs."""
    values = {}
    for some in pairs.values():
        for name, value in some:
            values.setdefault(name, set()).add(value)
    words = {}
    for declared in (one for one in registry.facets() if one.indexed and one.name in values):
        for language in ("ja", "en"):
            with translation.override(language):
                for value, label in declared.words(sorted(values[declared.name]), kind).items():
                    words.setdefault((declared.name, value), []).append(analysis.clean(label))
    return {
        key: " ".join(dict.fromkeys(word for pair in some for word in words.get(pair, ())))
        for key, some in pairs.items()
    }


def _facet_pairs(facets):
    """Return the set of (name, value) of a Doc's facets, empty values left out."""
    pairs = set()
    for name, given in facets.items():
        several = given if isinstance(given, list | tuple | set | frozenset) else [given]
        pairs |= {(name, str(value)[:100]) for value in several if value not in (None, "")}
    return pairs


def _day_words(values):
    """Return the date and the deadline as pages write them, in both languages."""
    day, deadline = values["date"], values["deadline"]
    found = [clock.date_words(day, language) for language in ("ja", "en") if day]
    return found + [clock.deadline_words(deadline, language) for language in ("ja", "en") if deadline]


def _day(value):
    """Return the date in Tokyo of a date or moment."""
    if isinstance(value, datetime):
        return value.astimezone(clock.JST).date()
    return value if isinstance(value, date) else None


def _digest(*parts):
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
