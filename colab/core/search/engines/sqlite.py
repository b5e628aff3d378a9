"""The embedded engine on SQLite: one FTS5 table over our own tokens."""

from django.db import connection

from colab.core.search.engines.relational import RelationalEngine

COLUMNS = ("title", "body", "title_reading", "reading", "title_gram", "gram")
# Weights of the columns: a whole word counts, a mere run of letters hardly.
SCORE = "-bm25(search_fts, 8.0, 1.0, 2.0, 0.3, 1.0, 0.1)"


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


def _texts(a):
    """Return the columns of an analysed document."""
    parts = (a.title, a.body, sorted(a.title_readings), sorted(a.readings), a.title_grams, a.grams)
    return [" ".join(part) for part in parts]


class SqliteEngine(RelationalEngine):
    """FTS5 with the `ascii` tokenizer, to which our space-separated tokens are whole words."""

    index, index_key = "search_fts", "rowid"

    def store(self, analysed):
        """Replace the FTS rows of (entry, Analysed) pairs."""
        self.drop([entry.pk for entry, _ in analysed])
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO search_fts (rowid, {', '.join(COLUMNS)}) VALUES (%s, %s, %s, %s, %s, %s, %s)",
                [(entry.pk, *_texts(a)) for entry, a in analysed],
            )

    def drop(self, ids):
        """Remove FTS rows."""
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_fts WHERE rowid = %s", [(pk,) for pk in ids])

    def matching(self, parsed, *, titles=False):
        """Match the table against all wanted terms, and take away what any unwanted one matches."""
        conditions, parameters = [], []
        if parsed.wanted:
            conditions.append("search_fts MATCH %s")
            parameters.append(" AND ".join(expression(term, titles=titles) for term in parsed.wanted))
        if parsed.unwanted:
            conditions.append("e.id NOT IN (SELECT rowid FROM search_fts WHERE search_fts MATCH %s)")
            parameters.append(" OR ".join(map(expression, parsed.unwanted)))
        return " AND ".join(conditions), parameters

    def score(self, parsed):
        """FTS5's bm25, turned so that more is better."""
        return SCORE, []
