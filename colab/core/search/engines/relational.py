"""Conditions on the entries, counts and order by SQL joins: for an engine whose database is quick at them."""

from datetime import timedelta

from django.db import connection

from colab.core import clock
from colab.core.search.engines.base import DATE, DEADLINE, Matches

ONE_DAY = timedelta(days=1)


FACETED = "SELECT f.entry_id FROM search_entryfacet f WHERE f.name = %s AND f.value IN ({})"


class RelationalEngine:
    """An engine within the database. Subclasses say how text is stored, matched and weighed."""

    name = "embedded"

    @staticmethod
    def prepare(analysed):
        """Return the texts of an Analysed document as they are stored."""
        raise NotImplementedError

    def store(self, rows):
        """Write the index of Rows (base.Row) in the present transaction."""
        raise NotImplementedError

    def drop(self, ids):
        """Remove the index rows of these entries."""
        raise NotImplementedError

    def settle(self):
        """Do what makes answers quicker once very much was written."""

    def matching(self, parsed, *, titles=False):
        """Return (condition, parameters) on entry `e` and the index for the wanted and unwanted terms.

        titles      only the wanted ones, in titles: for suggestions
        """
        raise NotImplementedError

    def score(self, parsed):
        """Return (expression, parameters); larger is better."""
        raise NotImplementedError

    def search(self, request):
        """Answer the request in two queries, plus one for all open facets and one for each chosen facet."""
        kinds = {} if request.titles else self._kinds(request)
        ids, scores = self._page(request) if request.limit else ([], {})
        return Matches(ids, scores, kinds, self._facets(request) if request.facets else {})

    # -- conditions

    def _where(self, request, *, kind=True, but=None):
        """Return (sql, parameters) of all conditions; `but` names a facet whose choice is left out."""
        conditions, parameters = ["NOT e.gone"], []
        if request.tokens is not None:
            held = sorted(request.tokens)
            conditions.append(
                "(e.is_public OR e.id IN (SELECT t.entry_id FROM search_entrytoken t WHERE t.token IN "
                f"({_marks(held)})))"
            )
            parameters += held
        if kind and request.kind:
            conditions.append("e.kind = %s")
            parameters.append(request.kind)
        for part in (self._chosen(request, but), self._left_out(request), _within(request)):
            conditions += part[0]
            parameters += part[1]
        if request.parsed.terms:
            condition, more = self.matching(request.parsed, titles=request.titles)
            conditions.append(condition)
            parameters += more
        return " AND ".join(conditions), parameters

    @staticmethod
    def _chosen(request, but):
        conditions, parameters = [], []
        for name, values in request.filters.items():
            if name != but and values:
                conditions.append(f"e.id IN ({FACETED.format(_marks(values))})")
                parameters += [name, *values]
        return conditions, parameters

    @staticmethod
    def _left_out(request):
        conditions, parameters = [], []
        for name, values in request.without.items():
            if name == "kind":
                conditions.append(f"e.kind NOT IN ({_marks(values)})")
                parameters += values
            else:
                conditions.append(f"e.id NOT IN ({FACETED.format(_marks(values))})")
                parameters += [name, *values]
        return conditions, parameters

    def _from(self, request):
        joined = f" JOIN {self.index} ON {self.index}.{self.index_key} = e.id" if request.parsed.wanted else ""
        return f"FROM search_entry e{joined}"

    # -- answers

    def _kinds(self, request):
        where, parameters = self._where(request, kind=False)
        rows = _rows(f"SELECT e.kind, count(*) {self._from(request)} WHERE {where} GROUP BY e.kind", parameters)
        return dict(rows)

    def _page(self, request):
        score, first = self.score(request.parsed) if request.parsed.wanted else ("0", [])
        where, parameters = self._where(request)
        order, last = self._order(request)
        rows = _rows(
            f"SELECT e.id, {score} AS score {self._from(request)} WHERE {where} ORDER BY {order} LIMIT %s OFFSET %s",
            [*first, *parameters, *last, request.limit, request.offset],
        )
        return [pk for pk, _ in rows], dict(rows)

    def _order(self, request):
        newest = "CASE WHEN e.date IS NULL THEN 1 ELSE 0 END, e.date DESC, e.id DESC"
        if request.sort == DEADLINE:
            # Open deadlines, nearest first; then those past, the latest first; then those without one.
            now = connection.ops.adapt_datetimefield_value(request.now)
            return (
                "CASE WHEN e.deadline > %s THEN 0 WHEN e.deadline IS NOT NULL THEN 1 ELSE 2 END, "
                f"CASE WHEN e.deadline > %s THEN e.deadline END, e.deadline DESC, {newest}",
                [now, now],
            )
        if request.sort == DATE or not request.parsed.wanted:
            return newest, []
        return f"score DESC, {newest}", []

    def _facets(self, request):
        chosen = [name for name, values in request.filters.items() if values]
        found = self._count(request, None, "" if not chosen else f"f.name NOT IN ({_marks(chosen)})", chosen)
        for name in chosen:
            found.update(self._count(request, name, "f.name = %s", [name]))
        return found

    def _count(self, request, but, condition, more):
        where, parameters = self._where(request, but=but)
        more_sql = f"{condition} AND " if condition else ""
        rows = _rows(
            f"SELECT f.name, f.value, count(*) FROM search_entryfacet f WHERE {more_sql}"
            f"f.entry_id IN (SELECT e.id {self._from(request)} WHERE {where}) GROUP BY f.name, f.value",
            [*more, *parameters],
        )
        found = {}
        for name, value, count in rows:
            found.setdefault(name, {})[value] = count
        return found


def _within(request):
    """Return the conditions of days: the first and the last of a date or a deadline, in Tokyo."""
    conditions, parameters = [], []
    for column, first, last in request.days:
        for sign, day in ((">=", first), ("<", last + ONE_DAY if last else None)):
            if day:
                conditions.append(f"e.{column} {sign} %s")
                moment = clock.start_of_day(day) if column == "deadline" else day
                parameters.append(_adapted(column, moment))
    if request.public_after:
        conditions.append("e.is_public AND e.public_since > %s")
        parameters.append(_adapted("deadline", request.public_after))
    return conditions, parameters


def _adapted(column, value):
    ops = connection.ops
    return ops.adapt_datetimefield_value(value) if column == "deadline" else ops.adapt_datefield_value(value)


def _marks(values):
    return ", ".join(["%s"] * len(values))


def _rows(sql, parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
