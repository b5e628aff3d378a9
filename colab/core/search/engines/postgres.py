"""The embedded engine on PostgreSQL: the same tokens in a tsvector with a GIN index.

Lexemes are marked by their first letter (w word, g bigram, r reading), so one vector serves all three. Positions in a
tsvector end at 16,383, so a run of letters is found by its bigrams and then proved in `folded`.
"""

from django.db import connection

from colab.core.search.engines.relational import RelationalEngine

MAX_POSITION = 16_383
MAX_PLACES = 250


def _lexeme(mark, token):
    return "'" + mark + token.replace("\\", "\\\\").replace("'", "''") + "'"


def vector(analysed):
    """Return the tsvector of an analysed document as its literal: title words weigh A, body words D."""
    places = {}
    position = 0
    for weight, tokens in (("A", analysed.title), ("D", analysed.body)):
        for token in tokens:
            position = min(position + 1, MAX_POSITION)
            kept = places.setdefault(token, {})
            if len(kept) < MAX_PLACES:
                kept.setdefault(position, weight)
    parts = [
        f"{_lexeme('w', token)}:" + ",".join(f"{place}{weight}" for place, weight in kept.items())
        for token, kept in places.items()
    ]
    parts += _marked("g", set(analysed.title_grams), set(analysed.grams))
    parts += _marked("r", analysed.title_readings, analysed.readings)
    return " ".join(parts)


def _marked(mark, in_title, in_body):
    """Return the lexemes of tokens without an order: weight A in the title, D in the body."""
    return [
        f"{_lexeme(mark, token)}:" + ",".join(["1A"] * (token in in_title) + ["2D"] * (token in in_body))
        for token in in_title | in_body
    ]


def words_query(term):
    """Return the tsquery of the term's words, or an empty string."""
    return " & ".join(_lexeme("w", word) for word in term.words)


def grams_query(term, weight=""):
    """Return the tsquery of its bigrams (a single letter is the beginning of one)."""
    if term.single:
        return f"{_lexeme('g', term.single)}:*{weight}"
    tail = f":{weight}" if weight else ""
    ways = [" & ".join(dict.fromkeys(_lexeme("g", gram) + tail for gram in grams)) for grams in term.spellings]
    return " | ".join(f"({way})" for way in ways) if len(ways) > 1 else ways[0]


def readings_query(heard, weight=""):
    """Return the tsquery of readings that begin so, or an empty string."""
    return " | ".join(f"{_lexeme('r', reading)}:*{weight}" for reading in heard)


def ways(term):
    """Return the tsqueries by which a document can have the term."""
    return [query for query in (words_query(term), readings_query(term.readings), grams_query(term)) if query]


def condition(term):
    """Return (sql, parameters): has the term, proved letter by letter where only bigrams speak for it."""
    sure = [query for query in (words_query(term), readings_query(term.readings)) if query]
    short = len(term.grams) == 1
    if short:
        sure.append(grams_query(term))
    parts, parameters = [], []
    if sure:
        parts.append("search_vector.vector @@ %s::tsquery")
        parameters.append(" | ".join(f"({query})" for query in sure))
    if not short:
        proofs = " OR ".join(["strpos(search_vector.folded, %s) > 0"] * len(term.letters))
        parts.append(f"(search_vector.vector @@ %s::tsquery AND ({proofs}))")
        parameters += [grams_query(term), *term.letters]
    return "(" + " OR ".join(parts) + ")", parameters


def title_query(term):
    """Return the tsquery: letters of the term in the title, or its sound there, which may go on."""
    both = (grams_query(term, "A"), readings_query(term.sounds, "A"))
    return "(" + " | ".join(f"({query})" for query in both if query) + ")"


def prepared(analysed):
    """Return the columns of an analysed document."""
    return vector(analysed), analysed.folded


class PostgresEngine(RelationalEngine):
    """tsvector over our tokens; the table stands outside Django's models, as SQLite has no such column."""

    index, index_key = "search_vector", "entry_id"
    prepare = staticmethod(prepared)

    def store(self, rows):
        """Replace the vectors of Rows."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_vector (entry_id, vector, folded) VALUES (%s, %s::tsvector, %s) "
                "ON CONFLICT (entry_id) DO UPDATE SET vector = excluded.vector, folded = excluded.folded",
                [(row.entry.pk, *row.prepared) for row in rows],
            )

    def drop(self, ids):
        """Remove vectors."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_vector WHERE entry_id = ANY(%s)", [list(ids)])

    def matching(self, parsed, *, titles=False):
        """Let the index answer all wanted terms at once, then prove each."""
        if titles:
            return "search_vector.vector @@ %s::tsquery", [" & ".join(map(title_query, parsed.wanted))]
        conditions, parameters = [], []
        if parsed.wanted:
            conditions.append("search_vector.vector @@ %s::tsquery")
            parameters.append(" & ".join("(" + " | ".join(f"({w})" for w in ways(t)) + ")" for t in parsed.wanted))
        for term in parsed.wanted:
            sql, more = condition(term)
            conditions.append(sql)
            parameters += more
        for term in parsed.unwanted:
            sql, more = condition(term)
            conditions.append(f"e.id NOT IN (SELECT search_vector.entry_id FROM search_vector WHERE {sql})")
            parameters += more
        return " AND ".join(conditions), parameters

    def score(self, parsed):
        """Rank by words, the title's above all, then by runs of letters."""
        words = " | ".join(f"({query})" for query in map(words_query, parsed.wanted) if query)
        grams = " | ".join(f"({grams_query(term)})" for term in parsed.wanted)
        weights = "'{0.1, 0.2, 0.4, 1.0}'::float4[]"
        score, parameters = f"0.1 * ts_rank({weights}, search_vector.vector, %s::tsquery)", [grams]
        if words:
            score += f" + ts_rank({weights}, search_vector.vector, %s::tsquery, 1)"
            parameters.append(words)
        return score, parameters
