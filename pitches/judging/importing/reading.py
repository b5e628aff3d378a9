"""Reading a CSV file with known headings: Japanese, English or the machine's names."""

import csv
import io
from dataclasses import dataclass

from django.utils.translation import gettext as _

from colab.core.ui.exports import Column
from pitches.rounds.enums import MARKING_ROLES
from pitches.rounds.models import PanelMember, Round
from pitches.rounds.queries import active_members, entrants
from pitches.submissions.models import Pitch

MOST_ROWS = 20_000
MOST_BYTES = 4 * 1024 * 1024


class Unreadable(Exception):
    """The file cannot be read at all; the text says why."""


@dataclass(frozen=True)
class Problem:
    """One thing to correct: the row in the file, the column's heading, the reason."""

    row: int
    column: str
    reason: str


@dataclass(frozen=True)
class Line:
    """One row: its number in the file and its cells by the column's key."""

    number: int
    cells: dict[str, str]


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8 or as Excel writes it in Japan. Raises ``Unreadable``."""
    if len(data) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 4 MB."))
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(_("The text of the file cannot be read. Save it as CSV in UTF-8."))


def read(text: str, columns: list[Column], wanted: tuple[str, ...]) -> tuple[list[Line], dict[str, str]]:
    """Return the rows and {key: heading as written}. Raises ``Unreadable`` where a wanted column is missing."""
    if "\0" in text:
        raise Unreadable(_("The text of the file cannot be read. Save it as CSV in UTF-8."))
    text = text.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}")
    try:
        table = [row for row in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1) if any(row[1])]
    except csv.Error as error:
        raise Unreadable(_("The CSV file is damaged: a quotation mark is not closed.")) from error
    if not table:
        raise Unreadable(_("The file is empty."))
    if len(table) > MOST_ROWS:
        raise Unreadable(_("The file has more than 20,000 rows."))
    names = {name: column.key for column in columns for name in (column.key, column.ja, column.en)}
    head = {place: names[cell.strip()] for place, cell in enumerate(table[0][1]) if cell.strip() in names}
    words = {key: table[0][1][place].strip() for place, key in head.items()}
    missing = [key for key in wanted if key not in words]
    if missing:
        shown = "、".join(f"{column.ja} / {column.en}" for column in columns if column.key in missing)
        raise Unreadable(_("These columns are missing: %(columns)s.") % {"columns": shown})
    lines = []
    for number, row in table[1:]:
        cells = dict.fromkeys(names.values(), "")
        cells |= {key: row[place].strip().lstrip("'") for place, key in head.items() if place < len(row)}
        lines.append(Line(number, cells))
    return lines, words


class Finder:
    """Finds the judge and the pitch of a row, and says it where there is none."""

    def __init__(self, round_: Round, words: dict[str, str]):
        self.members = {m.key: m for m in active_members(round_).filter(role__in=MARKING_ROLES)}
        self.pitches = {p.receipt_number: p for p in entrants(round_).select_related("organisation")}
        self.words, self.problems = words, []

    def wrong(self, line: Line, key: str, reason: str) -> None:
        """Note one thing to correct."""
        self.problems.append(Problem(line.number, self.words.get(key, key), reason))

    def member(self, line: Line) -> PanelMember | None:
        """Return the judge of the row."""
        found = self.members.get(line.cells["judge_id"])
        if found is None:
            self.wrong(line, "judge_id", _("No judge of this panel has this number."))
        return found

    def pitch(self, line: Line) -> Pitch | None:
        """Return the pitch of the row."""
        found = self.pitches.get(line.cells["receipt"])
        if found is None:
            self.wrong(line, "receipt", _("No pitch of this round has this receipt number."))
        return found
