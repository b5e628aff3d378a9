"""The embedded engine on SQLite: one FTS5 table over our own tokens."""

from django.db import connection

from colab.core.search.engines.relational import RelationalEngine

# bm25 weights of the columns title, body, reading, gram: a whole word counts, a mere run of letters hardly.
SCORE = "-bm25(search_fts, 8.0, 1.0, 0.3, 0.1)"


def _quoted(tokens):
    return '"' + " ".join(tokens) + '"'


def expression(term):
    """Return the FTS5 expression of one term. Tokens hold letters and digits only, so quoting cannot break."""
    if term.single:
        return f"(gram : {_quoted([term.single])} *)"
    ways = [f"gram : {_quoted(term.grams)}"]
    if term.words:
        ways.append("{title body} : (" + " AND ".join(_quoted([word]) for word in term.words) + ")")
    if term.reading and not term.negative:
        ways.append(f"reading : {_quoted([term.reading])} *")
    return "(" + " OR ".join(ways) + ")"


class SqliteEngine(RelationalEngine):
    """FTS5 with the `ascii` tokenizer, to which our space-separated tokens are whole words."""

    index, index_key = "search_fts", "rowid"

    def store(self, analysed):
        """Replace the FTS rows of (entry, Analysed) pairs."""
        self.drop([entry.pk for entry, _ in analysed])
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_fts (rowid, title, body, reading, gram) VALUES (%s, %s, %s, %s, %s)",
                [
                    (entry.pk, " ".join(a.title), " ".join(a.body), " ".join(sorted(a.readings)), " ".join(a.grams))
                    for entry, a in analysed
                ],
            )

    def drop(self, ids):
        """Remove FTS rows."""
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_fts WHERE rowid = %s", [(pk,) for pk in ids])

    def matching(self, parsed):
        """Match the table against all wanted terms, and take away what any unwanted one matches."""
        conditions, parameters = [], []
        if parsed.wanted:
            conditions.append("search_fts MATCH %s")
            parameters.append(" AND ".join(map(expression, parsed.wanted)))
        if parsed.unwanted:
            conditions.append("e.id NOT IN (SELECT rowid FROM search_fts WHERE search_fts MATCH %s)")
            parameters.append(" OR ".join(map(expression, parsed.unwanted)))
        return " AND ".join(conditions), parameters

    def score(self, parsed):
        """FTS5's bm25, turned so that more is better."""
        return SCORE, []
