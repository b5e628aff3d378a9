"""Write entries: lock, build, compare, replace."""

import hashlib
import json
from datetime import date, datetime
from functools import partial

from django.db import connection
from django.utils import translation

from colab.core import clock
from colab.core.search import analysis, engines, registry
from colab.core.search.engines.base import Row
from colab.core.search.models import Entry, EntryFacet, EntryToken
from colab.core.search.registry import PUBLIC
from colab.core.search.signals import found_changed
from colab.core.search.visibility import AUDITOR

TEXTS = ("title", "title_en", "body", "body_en", "keywords")
SEEN = ("is_public", "public_since", "gone")
MOMENTS = ("date", "deadline", "public_since")
FIELDS = (*TEXTS, "labels", "url", "url_en", "date", "deadline", *SEEN, "version", "token_version", "digest")


def write(kind, keys, build, spread=map, *, loading=False):
    """Bring the entries of these keys up to date and return those that changed.

    keys    object keys (strings)
    build   () -> dict key -> Doc, called once the entries are locked: the later of two writers reads the newer rows
    spread  like map: how the texts are analysed (spreading.processes: on several processors)
    loading an index is being built: what it did not hold before is as old as its date says, and no news to anybody
    """
    entries, docs = _locked_and_built(kind, keys, build)
    changed, facets, tokens, now = [], {}, {}, clock.now()
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
            since = _since(values["date"], now) if loading and not entry.version else now
            entry.public_since = since if values["is_public"] else None
        for name, value in values.items():
            setattr(entry, name, value)
        entry.digest, entry.token_version, entry.version = digest, analysis.TOKEN_VERSION, entry.version + 1
        changed.append(entry)
    if changed:
        _replace(changed, facets, tokens, spread)
        found_changed.send(Entry)
    return changed


def _since(day, now):
    return min(now, clock.start_of_day(day)) if day else now


def _locked_and_built(kind, keys, build):
    """Return the entries of the keys, locked in the order of their ids, and the docs; nothing is made for no doc."""
    entries = _locked(kind, keys)
    docs = build()
    missing = set(docs) - {entry.object_key for entry in entries}
    if missing:
        _make(kind, sorted(missing))
        made = _locked(kind, missing)
        if any(entry.version for entry in made):
            docs = build()  # another writer was first, and may have read older rows than are there now
        entries += made
    return entries, docs


def _make(kind, keys):
    """Insert empty entries of these keys; one that somebody else makes at the same time stays theirs."""
    blank = {"gone": True, "is_public": False, "version": 0, "token_version": 0}
    named = ["kind", "object_key", *blank, *TEXTS, "labels", "url", "url_en", "digest"]
    rest = [*blank.values(), *[""] * (len(named) - 2 - len(blank))]
    sql = f"INSERT INTO search_entry ({', '.join(named)}) VALUES ({_marks(named)}) ON CONFLICT DO NOTHING"
    _many(sql, [(kind, key, *rest) for key in keys])


def _save(entries):
    """Write the columns of entries that are there."""
    values = [{name: getattr(entry, name) for name in (*FIELDS, "id")} for entry in entries]
    for name in MOMENTS:
        prepare = Entry._meta.get_field(name).get_db_prep_save
        adapted = {value: prepare(value, connection) for value in {some[name] for some in values}}
        for some in values:
            some[name] = adapted[some[name]]
    named = ", ".join(f"{name} = %s" for name in FIELDS)
    _many(f"UPDATE search_entry SET {named} WHERE id = %s", [list(some.values()) for some in values])


def _locked(kind, keys):
    rows = Entry.objects.filter(kind=kind, object_key__in=keys)
    return list(rows.select_for_update(no_key=True).order_by("pk"))


def _replace(changed, facets, tokens, spread):
    """Write the changed entries with facets, tokens and the engine's rows; a new one has none to be taken away."""
    engine = engines.embedded()
    kept = [entry for entry in changed if not entry.gone]
    prepared = spread(partial(_prepared, engine.prepare), [parts(entry) for entry in kept])
    _save(changed)
    ids = [entry.pk for entry in changed]
    known = [entry.pk for entry in changed if entry.version > 1]
    if known:
        EntryFacet.objects.filter(entry__in=known).delete()
        EntryToken.objects.filter(entry__in=known).delete()
    _insert(EntryFacet, ("entry_id", "name", "value"), [(pk, *pair) for pk in ids for pair in facets[pk]])
    _insert(EntryToken, ("entry_id", "token"), [(pk, token) for pk in ids for token in tokens[pk]])
    if gone := [entry.pk for entry in changed if entry.gone]:
        engine.drop(gone)
    engine.store(
        Row(entry, texts, facets[entry.pk], tokens[entry.pk]) for entry, texts in zip(kept, prepared, strict=True)
    )


def _insert(model, columns, rows):
    """Insert plain rows; many at once take a tenth of the time that model instances take."""
    _many(f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES ({_marks(columns)})", rows)


def _many(sql, rows):
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


def _marks(columns):
    return ", ".join(["%s"] * len(columns))


def rows(engine, entries):
    """Return the engine's Rows of entries as they stand. Needs their facet_rows and token_rows."""
    return [
        Row(
            entry,
            _prepared(engine.prepare, parts(entry)),
            sorted((row.name, row.value) for row in entry.facet_rows.all()),
            sorted(row.token for row in entry.token_rows.all()),
        )
        for entry in entries
    ]


def parts(entry):
    """Return the parts of an entry's text: those that weigh as its title, and the others."""
    return (entry.title, entry.title_en, entry.keywords), (entry.labels, entry.body, entry.body_en)


def _prepared(prepare, texts):
    """Return the tokens of an entry's parts as the engine stores them."""
    return prepare(analysed_parts(texts))


def analysed_parts(texts):
    """Return the tokens of an entry's parts."""
    return analysis.analyse(*texts)


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
