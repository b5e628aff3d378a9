"""The embedded engine on SQLite: one FTS5 table over our own tokens, which also says who may find a row.

The table gives the numbers of the entries found; numpy counts and sorts them by the columns (columns.py).
"""

from datetime import timedelta

import numpy as np
from django.db import connection

from colab.core import clock
from colab.core.search.engines import columns
from colab.core.search.engines.base import DATE, DEADLINE, Matches
from colab.core.search.engines.columns import FACET, KIND, LENGTH, Columns, ordinal, seconds
from colab.core.search.models import Entry
from colab.core.search.registry import PUBLIC

TEXTS = ("title", "body", "title_reading", "reading", "title_gram", "gram")
# Weights of the columns: a whole word counts, a mere run of letters hardly, who may see it nothing.
SCORE = "-bm25(search_fts, 8.0, 1.0, 2.0, 0.3, 1.0, 0.1, 0.0)"
EVERY = "every"
"""Every row has it: what the system itself may find."""

CROWD = 300
"""Above so many rows bm25 is not asked, which counts each token's rows first: words in titles, short ones, decide."""
MOST_SCORED = 2_000


def _quoted(tokens):
    return '"' + " ".join(tokens) + '"'


def expression(term, *, titles=False):
    """Return the FTS5 expression of one term. Tokens hold letters and digits only, so quoting cannot break.

    titles      in titles only, where its sound may go on
    """
    letters = "title_gram" if titles else "{title_gram gram}"
    if term.single:
        return f"({letters} : {_quoted([term.single])} *)"
    ways = [f"{letters} : {_quoted(grams)}" for grams in term.spellings]
    if term.words and not titles:
        ways.append("{title body} : (" + " AND ".join(_quoted([word]) for word in term.words) + ")")
    heard = "title_reading" if titles else "{title_reading reading}"
    ways += [f"{heard} : {_quoted([reading])} *" for reading in (term.sounds if titles else term.readings)]
    return "(" + " OR ".join(ways) + ")"


def weighed(terms):
    """Return the FTS5 expression whose bm25 ranks: words alone where every term has some, as they weigh most."""
    if not all(term.words for term in terms):
        return " AND ".join(map(expression, terms))
    return "{title body} : (" + " AND ".join(_quoted([word]) for term in terms for word in term.words) + ")"


def in_title(term):
    """Return the FTS5 expression: the term stands in a title, by its words, its sound or its letters."""
    return "{title title_reading title_gram} : (" + expression(term) + ")"


def seen_by(tokens):
    """Return the FTS5 expression of what may be seen with these tokens; in hex no token can break it."""
    held = [EVERY] if tokens is None else sorted(tokens)
    return "(seen : (" + " OR ".join(f'"{token.encode().hex()}"' for token in held) + "))"


def question(request):
    """Return the FTS5 expression of a request's words and of who asks."""
    parsed = request.parsed
    wanted = [expression(term, titles=request.titles) for term in parsed.wanted]
    whole = " AND ".join([*wanted, seen_by(request.tokens)])
    return f"({whole}) NOT ({' OR '.join(map(expression, parsed.unwanted))})" if parsed.unwanted else whole


def matching(match):
    """Return the ids of the rows that match, ascending."""
    # One string of all ids: a Python object for each row would take longer than the search itself.
    with connection.cursor() as cursor:
        cursor.execute("SELECT group_concat(rowid) FROM search_fts WHERE search_fts MATCH %s", [match])
        (joined,) = cursor.fetchone()
    return np.fromstring(joined, np.int64, sep=",") if joined else np.zeros(0, np.int64)


def texts(analysed):
    """Return the text columns of an analysed document."""
    a = analysed
    parts = (a.title, a.body, sorted(a.title_readings), sorted(a.readings), a.title_grams, a.grams)
    return [" ".join(part) for part in parts]


def seen(row):
    """Return the tokens of who may find a Row, in hex."""
    tokens = [EVERY, *row.tokens, *([PUBLIC] if row.entry.is_public else [])]
    return " ".join(token.encode().hex() for token in tokens)


class SqliteEngine:
    """FTS5 with the `ascii` tokenizer, to which our space-separated tokens are whole words."""

    name = "embedded"
    prepare = staticmethod(texts)

    def store(self, rows):
        """Write the index of Rows, in place of what is there, in the present transaction."""
        rows = list(rows)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT OR REPLACE INTO search_fts (rowid, {', '.join(TEXTS)}, seen) "
                "VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
                [(row.entry.pk, *row.prepared, seen(row)) for row in rows],
            )
        columns.put(rows)

    def drop(self, ids):
        """Take entries out of what can be found."""
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_fts WHERE rowid = %s", [(pk,) for pk in ids])

    def settle(self):
        """Merge the parts of the full-text table that many transactions left into one; a second for 100,000 entries."""
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_fts (search_fts) VALUES ('optimize')")

    def search(self, request):
        """Answer the request: one search, what follows is counting."""
        return Answer(request).matches()


class Answer:
    """What was found for a request, counted and put in order."""

    def __init__(self, request):
        self.request = request
        self.ids = matching(question(request))
        self.columns = Columns(self._needed(), self.ids)
        self.allowed = self._allowed()
        self.chosen = {
            name: self.columns.having(FACET + name, values) for name, values in request.filters.items() if values
        }
        if request.kind:
            self.chosen[KIND] = self.columns.having(KIND, [request.kind])

    def _needed(self):
        """Return the names of the columns to be read, None for all."""
        request = self.request
        if request.facets:
            return None
        facets = {FACET + name for name in (*request.filters, *request.without)}
        return facets | {KIND, LENGTH, columns.DATE, columns.DEADLINE}

    def _allowed(self):
        """Return the mask of what neither the values left out nor the days exclude."""
        kept = np.ones(len(self.ids), bool)
        for name, values in self.request.without.items():
            kept &= ~self.columns.having(KIND if name == "kind" else FACET + name, values)
        for column, first, last in self.request.days:
            kept &= _within(self.columns[column], column, first, last)
        if self.request.public_after:
            kept &= np.isin(self.ids, _public_since(self.request.public_after))
        return kept

    def _kept(self, but=""):
        """Return the mask of what all choices leave, `but` the one in this facet (or in the kind)."""
        kept = self.allowed
        for name, mask in self.chosen.items():
            if name != but:
                kept = kept & mask
        return kept

    def matches(self):
        """Return the Matches."""
        request = self.request
        kinds = {} if request.titles else self.columns.counts(KIND, self._kept(but=KIND))
        ids, scores = self._page() if request.limit else ([], {})
        return Matches(ids, scores, kinds, self._facets() if request.facets else {})

    def _facets(self):
        """Return facet -> value -> count; of a chosen facet without the choice made in it."""
        kept, found = self._kept(), {}
        for name in self.columns.facets:
            counts = self.columns.counts(FACET + name, self._kept(but=name) if name in self.chosen else kept)
            if counts:
                found[name] = counts
        return found

    # -- order

    def _page(self):
        """Return (ids of the page, scores)."""
        request, scores = self.request, np.zeros(len(self.ids))
        keys = []
        if request.sort == DEADLINE:
            keys = self._by_deadline()
        elif request.sort != DATE and request.parsed.wanted:
            scores = self._by_title() if len(self.ids) > CROWD else self._by_words()
            keys = [scores]
        places = np.flatnonzero(self._kept())
        keys = [key[places] for key in (*keys, self.columns[columns.DATE], self.ids)]
        page = places[_largest(keys, request.offset + request.limit)[request.offset :]]
        return self.ids[page].tolist(), dict(zip(self.ids[page].tolist(), scores[page].tolist(), strict=True))

    def _by_deadline(self):
        """Return the keys: open deadlines, nearest first; then those past, the latest first; then those without one."""
        deadline = self.columns[columns.DEADLINE].astype(np.int64)
        open_ = deadline > seconds(self.request.now)
        return [np.sign(deadline) + open_, np.where(open_, -deadline, deadline)]

    def _by_title(self):
        """Return the key of a crowd: how many of the words stand in the title, then how short it is."""
        titled = np.zeros(len(self.ids))
        for term in self.request.parsed.wanted:
            mark = np.zeros(self.ids[-1] + 1, bool)
            mark[_up_to(self.ids[-1], matching(in_title(term)))] = True
            titled += mark[self.ids]
        return titled + (titled > 0) / (1.0 + self.columns[LENGTH])

    def _by_words(self):
        """Return bm25 of each row, turned so that more is better; of the newest rows, should most be hidden ones."""
        # Asked for the words alone: bm25 first counts the rows of every token, and "public" has the most of all.
        sql = f"SELECT rowid, {SCORE} FROM search_fts WHERE search_fts MATCH %s ORDER BY rowid DESC LIMIT {MOST_SCORED}"
        with connection.cursor() as cursor:
            cursor.execute(sql, [weighed(self.request.parsed.wanted)])
            scores = dict(cursor.fetchall())
        return np.array([scores.get(pk, 0.0) for pk in self.ids.tolist()])


def _up_to(last, ids):
    """Return those of the ascending ids that are not beyond the last."""
    return ids[: np.searchsorted(ids, last, side="right")]


def _largest(keys, number):
    """Return the places of the largest rows in falling order, by the first key, then the second and so on."""
    first = keys[0]
    if len(first) > 4 * number > 0:
        # Only what can be among them is sorted.
        least = np.partition(first, len(first) - number)[len(first) - number]
        places = np.flatnonzero(first >= least)
    else:
        places = np.arange(len(first))
    order = np.lexsort([key[places] for key in reversed(keys)])
    return places[order[::-1][:number]]


def _within(cells, column, first, last):
    """Return the mask of days from the first to the last, both included, in Tokyo; what has none is in no span."""
    if column == columns.DATE:
        return (cells >= (ordinal(first) or 1)) & (cells <= (ordinal(last) or columns.MOST))
    low = seconds(clock.start_of_day(first)) if first else 1
    high = seconds(clock.start_of_day(last + timedelta(days=1))) if last else columns.MOST
    return (cells >= low) & (cells < high)


def _public_since(moment):
    """Return the ids of what became public after the moment."""
    later = Entry.objects.filter(is_public=True, public_since__gt=moment)
    return np.fromiter(later.values_list("pk", flat=True), np.int64)
