"""Working a kept ranking out once more, and comparing it byte for byte with what the ledger keeps."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from colab.core.ledger import queries as ledger
from colab.core.ledger.canonical import canonical
from colab.core.ledger.models import LedgerEntry
from pitches.rounds.models import Round
from pitches.submissions.models import Pitch

from .queries import inputs_of
from .scoring import as_plain, run_of, worked_out


class NothingKept(LookupError):
    """The round's chain holds no scoring run."""


@dataclass
class Comparison:
    """What is the same and what is not; ``marks`` and ``places`` are filled as far as the ledger still knows them."""

    entry: LedgerEntry
    now: dict
    differs: list[str] = field(default_factory=list)
    marks: list[tuple] = field(default_factory=list)
    places: list[tuple] = field(default_factory=list)

    @property
    def same(self) -> bool:
        """Whether not a byte differs."""
        return not self.differs


def recompute(round_: Round, pitches: QuerySet[Pitch]) -> Comparison:
    """Return the last kept scoring run of ``round_`` beside one worked out from the marks as they are stored now.

    ``pitches`` are those the ranking is about. Raises ``NothingKept``.
    """
    entry = ledger.entries("round", round_.key).filter(verb="rank").select_related("private").last()
    if entry is None:
        raise NothingKept(round_.key)
    inputs = inputs_of(round_, entry.payload["rule"], pitches)
    ranking = worked_out(inputs)
    now, figures = run_of(inputs, ranking), as_plain(ranking)
    found = Comparison(entry, now)
    found.differs = [name for name in ("method", "inputs", "outputs") if entry.payload[name] != now[name]]
    kept = entry.private.data if hasattr(entry, "private") else {}
    if kept:
        if canonical(kept["ranking"]) != canonical(figures) and "outputs" not in found.differs:
            found.differs.append("outputs")
        found.marks = _changed(kept["inputs"]["cells"], inputs.plain()["cells"])
        found.places = _moved(kept["ranking"]["lines"], figures["lines"])
    return found


def _changed(before: list, after: list) -> list[tuple]:
    """Return (cell, mark kept, mark now) of every mark that is not as it was; None is no mark or no such seat."""
    old = {tuple(cell[:4]): cell[4] for cell in before}
    new = {tuple(cell[:4]): cell[4] for cell in after}
    return [(at, old.get(at), new.get(at)) for at in sorted({*old, *new}) if old.get(at) != new.get(at)]


def _moved(before: list, after: list) -> list[tuple]:
    """Return (pitch, score and place kept, score and place now) of every pitch whose figures differ."""
    old = {line["pitch"]: line for line in before}
    new = {line["pitch"]: line for line in after}
    none = {"official": None, "place": None}

    def words(line: dict) -> str:
        return f"{line['official']} ({line['place']})"

    return [
        (pitch, words(old.get(pitch, none)), words(new.get(pitch, none)))
        for pitch in sorted({*old, *new})
        if old.get(pitch) != new.get(pitch)
    ]
