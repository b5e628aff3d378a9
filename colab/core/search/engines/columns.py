"""What SQLite counts and sorts by: one column of numbers for each facet, the kind, the days and the title's length.

A join costs a row for every entry found; the columns cost a look into an array. They lie in the database in blocks of
BLOCK entries, so they change with the entries, in the same transaction. A cell of a facet is the number of a choice: of
all the values that one entry has of it, together. A block's cells are as wide as its largest number needs; where all
are 0 there is no block.
"""

import json
from collections import defaultdict

import numpy as np
from django.db import connection

BLOCK = 2_048
WIDE = np.dtype("<u4")
WIDTHS = {BLOCK * width: np.dtype(f"<u{width}") for width in (1, 2, 4)}
MOST = 2**32 - 1
FACET = "facet:"
KIND, DATE, DEADLINE, LENGTH = "kind", "date", "deadline", "length"


def ordinal(day):
    """Return a date as a number of days, 0 for none."""
    return day.toordinal() if day else 0


def seconds(moment):
    """Return a moment in whole seconds since 1970, within what a cell holds; 0 for none."""
    return min(max(int(moment.timestamp()), 1), MOST) if moment else 0


def put(rows):
    """Write the cells of these Rows; what an entry lacks of a column becomes 0."""
    choices, blocks = _Choices(), defaultdict(dict)
    for row in rows:
        blocks[row.entry.pk // BLOCK][row.entry.pk % BLOCK] = _cells(row, choices)
    choices.save()
    for block, places in blocks.items():
        _patch(block, places)


def _cells(row, choices):
    """Return column -> number of one entry."""
    values = {KIND: [row.entry.kind]}
    for name, value in row.facets:
        values.setdefault(FACET + name, []).append(value)
    cells = {name: choices.number(name, some) for name, some in values.items()}
    entry = row.entry
    return cells | {DATE: ordinal(entry.date), DEADLINE: seconds(entry.deadline), LENGTH: min(len(entry.title), 255)}


def _patch(block, places):
    """Write places -> cells into the columns of one block, those only that change."""
    before = dict(_rows("SELECT name, cells FROM search_column WHERE block = %s", [block]))
    at = np.fromiter(places, np.int64)
    changed = []
    for name in before.keys() | {name for cells in places.values() for name in cells}:
        column = _numbers(before[name]).astype(WIDE) if name in before else np.zeros(BLOCK, WIDE)
        column[at] = [cells.get(name, 0) for cells in places.values()]
        width = np.min_scalar_type(column.max()).itemsize
        after = column.astype(f"<u{width}").tobytes()
        if after != before.get(name) and (name in before or column.any()):
            changed.append((name, block, after))
    with connection.cursor() as cursor:
        cursor.executemany("INSERT OR REPLACE INTO search_column (name, block, cells) VALUES (%s, %s, %s)", changed)


def _numbers(cells):
    """Return the cells of a block as an array."""
    return np.frombuffer(cells, WIDTHS[len(cells)])


class _Choices:
    """The numbers of choices, those in use and new ones."""

    def __init__(self):
        self.known, self.met, self.last, self.new = {}, {}, defaultdict(int), []
        for name, number, choice in _rows("SELECT name, number, choice FROM search_choice"):
            self.known[name, choice] = number
            self.last[name] = max(self.last[name], number)

    def number(self, name, values):
        """Return the number of these values (sorted) together."""
        key = name, tuple(values)
        if key not in self.met:
            choice = json.dumps(values, ensure_ascii=False)
            if (name, choice) not in self.known:
                self.last[name] += 1
                self.known[name, choice] = self.last[name]
                self.new.append((name, self.last[name], choice))
            self.met[key] = self.known[name, choice]
        return self.met[key]

    def save(self):
        """Write the new ones."""
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO search_choice (name, number, choice) VALUES (%s, %s, %s)", self.new)


class Columns:
    """The columns of some entries, as they are now, read for one question.

    names       those wanted; None for all
    ids         the entries, ascending; a column's cells come in their order
    """

    def __init__(self, names, ids):
        where, parameters = _named(names)
        last = int(ids[-1]) // BLOCK if len(ids) else -1
        starts = np.searchsorted(ids, np.arange(last + 2) * BLOCK).tolist()
        places = ids % BLOCK
        self._cells = defaultdict(lambda: np.zeros(len(ids), WIDE))
        for name, block, cells in _rows(f"SELECT name, block, cells FROM search_column{where}", parameters):
            if block <= last and starts[block] < starts[block + 1]:
                part = slice(starts[block], starts[block + 1])
                self._cells[name][part] = _numbers(cells)[places[part]]
        self._choices = defaultdict(dict)
        for name, number, choice in _rows(f"SELECT name, number, choice FROM search_choice{where}", parameters):
            self._choices[name][number] = choice

    @property
    def facets(self):
        """The names of the facets that were read."""
        return [name.removeprefix(FACET) for name in self._cells if name.startswith(FACET)]

    def __getitem__(self, name):
        """Return the cells of one column."""
        return self._cells[name]

    def having(self, name, values):
        """Return a mask: which of the entries have one of the values."""
        wanted = np.zeros(max(self._choices[name], default=0) + 1, bool)
        for number, choice in self._choices[name].items():
            wanted[number] = not set(values).isdisjoint(json.loads(choice))
        return wanted[self[name]]

    def counts(self, name, mask):
        """Return value -> how many of the entries under the mask have it."""
        found = defaultdict(int)
        numbers = np.bincount(self[name][mask])
        for number in np.flatnonzero(numbers).tolist():
            for value in json.loads(self._choices[name][number]) if number else ():
                found[value] += int(numbers[number])
        return dict(found)


def _named(names):
    """Return (SQL, parameters) that pick the columns."""
    if names is None:
        return "", []
    return f" WHERE name IN ({', '.join(['%s'] * len(names))})", sorted(names)


def _rows(sql, parameters=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
