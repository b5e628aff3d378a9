"""What a page gets from a query."""

from dataclasses import dataclass, field
from typing import Any

from django.utils import translation
from django.utils.functional import cached_property

from colab.core.search import highlight, registry
from colab.core.search.parsing import Parsed


@dataclass
class Hit:
    """One document found. Texts are in the active language where it has them."""

    entry: Any
    score: float
    parsed: Parsed

    @property
    def kind(self):
        """The code of its kind."""
        return self.entry.kind

    @property
    def key(self):
        """The primary key of its row, as text."""
        return self.entry.object_key

    @property
    def kind_label(self):
        """The words for its kind."""
        declared = registry.document(self.entry.kind)
        return declared.label if declared else self.entry.kind

    @property
    def date(self):
        """Its date, or None."""
        return self.entry.date

    @property
    def deadline(self):
        """Its deadline, or None."""
        return self.entry.deadline

    @cached_property
    def _english(self):
        return (translation.get_language() or "ja").startswith("en")

    @property
    def title(self):
        """Its title, the Japanese one where no English exists."""
        return self.entry.title_en if self._english and self.entry.title_en else self.entry.title

    @property
    def title_lang(self):
        """The language of `title` where it isn't the page's, for the lang attribute; else an empty string."""
        return "ja" if self._english and not self.entry.title_en else ""

    @property
    def url(self):
        """Its address in the active language."""
        if not self._english:
            return self.entry.url
        return self.entry.url_en or (f"/en{self.entry.url}" if self.entry.url.startswith("/") else self.entry.url)

    @cached_property
    def title_parts(self):
        """The title as segments with `.text` and `.mark`."""
        return highlight.marked(self.title, self.parsed)

    @cached_property
    def snippet(self):
        """The telling part of the body as segments with `.text` and `.mark`."""
        first, second = self.entry.body, self.entry.body_en
        if self._english:
            first, second = second, first
        return highlight.snippet([first, second], self.parsed)


@dataclass
class Choice:
    """A value of a facet, with the number of documents choosing it would show."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass
class FacetChoices:
    """A facet with its values, the most frequent first; `shown` is False where its values would mean nothing."""

    name: str
    label: Any
    choices: list[Choice]
    shown: bool = True


@dataclass
class KindCount:
    """A tab: a kind and how many were found of it."""

    kind: str
    label: Any
    count: int
    chosen: bool


@dataclass
class Results:
    """The answer to a query.

    reserve     the search server was away and the embedded index answered
    asked       the whole question (narrowing.Asked), what was typed and what was chosen made one
    """

    parsed: Parsed
    hits: list[Hit]
    total: int
    page: int
    pages: int
    kinds: list[KindCount]
    facets: list[FacetChoices]
    engine: str
    sort: str
    reserve: bool = False
    filters: dict = field(default_factory=dict)
    asked: Any = None

    @property
    def kind(self):
        """The code of the kind chosen, or an empty string."""
        return next((kind.kind for kind in self.kinds if kind.chosen), "")

    @property
    def everywhere(self):
        """The number found in all kinds together."""
        return sum(kind.count for kind in self.kinds)

    def __iter__(self):
        return iter(self.hits)

    def __len__(self):
        return len(self.hits)
