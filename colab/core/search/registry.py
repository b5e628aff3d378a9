"""What can be found: one `Document` declaration per kind, made by the rooms."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date as Date
from datetime import datetime
from typing import Any

PUBLIC = "public"
RESERVED = ("q", "kind", "sort", "page", "format", "date_from", "date_to")
RESERVED += ("deadline_from", "deadline_to")
KIND_KEYS = ("kind", "type", "in", "種類", "種別")
DAY_KEYS = {"deadline": ("deadline", "due", "締切", "締め切り", "〆切"), "date": ("date", "日付", "年月日")}
"""What may be typed before a colon or a sign, beside the keys of facets."""


@dataclass(frozen=True)
class Doc:
    """One thing as it is searched and shown, already redacted: what stands here may be found by who holds a token.

    title, title_en     plain text; the English one may be empty
    body, body_en       plain text or simple HTML (tags are dropped)
    keywords            searched like the title, never shown: codes, readings, names of bodies
    facets              name -> value or values (strings); empty values are left out
    url, url_en         address within the site; url_en only where it isn't the Japanese one below /en
    date, deadline      for sorting and for the line under a hit
    visibility          who finds it: "public", "org:12", "unit:3", "programme:1", "office", "user:7", …
    """

    title: str
    url: str
    title_en: str = ""
    body: str = ""
    body_en: str = ""
    keywords: str = ""
    facets: Mapping[str, Any] = field(default_factory=dict)
    url_en: str = ""
    date: Date | datetime | None = None
    deadline: datetime | None = None
    visibility: Iterable[str] = ()


@dataclass(frozen=True)
class Document:
    """Declares a kind of document.

    kind        short code, as in `?kind=`
    model       the rows it is made of
    queryset    () -> queryset of that model with whatever `build` needs already joined
    build       (obj) -> Doc, or None when the row is not to be found at all; runs with Japanese active
    label       plural name for the tab, lazily translated
    order       place of the tab
    private     True: auditors do not find it merely by being auditors (models of `access.private`)
    """

    kind: str
    model: type
    build: Callable[[Any], Doc | None]
    label: Any
    queryset: Callable[[], Any] | None = None
    order: int = 100
    private: bool = False

    def rows(self):
        """Return the queryset its documents are built from."""
        return self.queryset() if self.queryset else self.model._default_manager.all()


@dataclass(frozen=True)
class Facet:
    """How a facet is called and its values are worded.

    labels      (list of values) -> dict value -> label; or an enum class with `.choices`; or None (values as they are)
    per_kind    the values mean something within one kind only: labels gets (values, kind), pages show it with a kind
    keys        what may be typed before a colon in the search box, beside its name: "局", "bureau"
    find        (text) -> values whose names hold the text; not needed where labels are an enum
    indexed     a document is also found by its values' labels
    """

    name: str
    label: Any
    labels: Any = None
    order: int = 100
    per_kind: bool = False
    keys: tuple[str, ...] = ()
    find: Callable[[str], Iterable[str]] | None = None
    indexed: bool = True

    def words(self, values, kind=""):
        """Return a dict from each of `values` to its label in the active language."""
        known = {}
        if self.per_kind:
            known = self.labels(list(values), kind)
        elif hasattr(self.labels, "choices"):
            known = {str(value): label for value, label in self.labels.choices}
        elif self.labels is not None:
            known = self.labels(list(values))
        return {value: str(known.get(value, value)) for value in values}


_documents: dict[str, Document] = {}
_facets: dict[str, Facet] = {}
_additions: dict[type, list[Callable]] = {}
_followers: dict[type, list[Callable]] = {}


def register(*declared):
    """Register documents. A kind is declared once; declaring it anew replaces it (as reloading code does)."""
    for document in declared:
        _documents[document.kind] = document


def facet(name, label, labels=None, order=100, per_kind=False, **more):
    """Register the words of a facet; the same facet serves every kind that fills it. Its name stands in addresses."""
    if name in RESERVED:
        raise ValueError(f"{name} is taken by the search page itself")
    _facets[name] = Facet(name, label, labels, order, per_kind, **more)


def is_key(word):
    """Return whether this folded word may stand before a colon or a sign."""
    return word in KIND_KEYS or bool(day_of(word) or facets_of_key(word))


def day_of(word):
    """Return the column ("deadline", "date") a key means, or an empty string."""
    return next((column for column, keys in DAY_KEYS.items() if word in keys), "")


def facets_of_key(word):
    """Return the facets a key means: several where kinds keep the same thing under names of their own."""
    return [declared for declared in facets() if word == declared.name or word in declared.keys]


def follow(model, related):
    """When a row of `model` is touched, also touch what `related(obj)` yields (rows of registered models)."""
    _followers.setdefault(model, []).append(related)


def also(model, words):
    """Let upper rooms add what they show on a page: `words(obj)` gives (Japanese, English) text for its document."""
    _additions.setdefault(model, []).append(words)


def built(declared, obj):
    """Return the Doc of a row with what upper rooms add, or None."""
    doc = declared.build(obj)
    for words in _additions.get(declared.model, ()) if doc else ():
        japanese, english = words(obj)
        doc = replace(doc, body=f"{doc.body}\n{japanese}", body_en=f"{doc.body_en}\n{english}")
    return doc


def documents():
    """Return all declarations in the order of their tabs."""
    return sorted(_documents.values(), key=lambda document: (document.order, document.kind))


def document(kind):
    """Return the declaration of a kind, or None."""
    return _documents.get(kind)


def documents_of(obj):
    """Return the declarations that build a document of this row."""
    return [declared for declared in _documents.values() if isinstance(obj, declared.model)]


def followers_of(obj):
    """Yield the rows whose documents also tell of this row."""
    for model, sources in _followers.items():
        if isinstance(obj, model):
            for source in sources:
                yield from source(obj)


def facets():
    """Return the registered facets in order."""
    return sorted(_facets.values(), key=lambda declared: (declared.order, declared.name))


def facet_of(name):
    """Return the facet of that name; an undeclared one shows its bare name and values."""
    return _facets.get(name) or Facet(name, name)
