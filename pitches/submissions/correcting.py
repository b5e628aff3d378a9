"""Rules of corrections: which words can be corrected after the deadline, and what is shown beside the original."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import Move, guard

from .content import WORD_FIELDS
from .enums import CorrectionState
from .models import Correction, Pitch, Submission
from .rules import is_open

LONGEST = 100
"""Signs of a typing error (product rule): what is longer is a change of content, not a correction."""


def correctable(submission: Submission) -> list[str]:
    """Return the fields in which there is something to correct: words, numbers and dates, not choices and ticks."""
    return [
        name
        for name in WORD_FIELDS
        if submission.data.get(name) not in (None, "", True, False) and not Pitch._meta.get_field(name).choices
    ]


def problem(submission: Submission, field: Any, old: Any, new: Any) -> tuple[str, Any]:
    """Return (name of the fact, sentence) of what is wrong with a correction, ("", "") where nothing is."""
    if field not in correctable(submission):
        return "field", _("In this item there is nothing to correct.")
    if not (isinstance(old, str) and isinstance(new, str) and old and new) or max(len(old), len(new)) > LONGEST:
        return "old", _("Name the wrong words and the right ones, at most 100 signs each.")
    if old == new:
        return "new", _("Both are the same.")
    value = submission.data[field]
    whole = str(value)
    if whole.count(old) != 1 or (not isinstance(value, str) and old != whole):
        return "old", _("Copy the wrong words exactly as they were handed in, with enough around them to be unique.")
    column = Pitch._meta.get_field(field)
    try:
        column.clean(whole.replace(old, new), None)
    except ValidationError as error:
        return "new", " ".join(error.messages)
    return "", ""


@guard(
    "pitch.correction_late",
    _("The deadline has passed and no item is reopened: before it, a change is handed in instead."),
    next_step=_("Change the pitch and hand it in again; that is possible until the deadline."),
)
def after_deadline(move: Move) -> bool:
    """While the words themselves may change, nothing is corrected beside them."""
    until = move.subject.reopened_until
    return not is_open.check(move) and (until is None or until <= move.now)


@guard(
    "pitch.correction_typing",
    _("The correction names words that stand in the item once, and how they should read."),
    next_step=_("Copy the wrong words from the receipt. What is more than a typing error cannot be corrected."),
    asks_facts=True,
)
def names_an_error(move: Move) -> bool:
    """A correction can be compared with the original, word by word."""
    facts = move.facts
    return problem(move.subject.snapshot, facts.get("field"), facts.get("old"), facts.get("new"))[0] == ""


@guard(
    "pitch.correction_once",
    _("No other correction of the same item waits for its answer."),
    next_step=_("Wait for the answer of the office."),
    asks_facts=True,
)
def none_waits(move: Move) -> bool:
    """One after the other."""
    waiting = move.subject.corrections.filter(state=CorrectionState.ASKED)
    return not waiting.filter(field=str(move.facts.get("field"))).exists()


def has_waiting(pitch: Pitch) -> bool:
    """Whether a correction waits for its answer."""
    return pitch.corrections.filter(state=CorrectionState.ASKED).exists()


@guard(
    "pitch.correction_waits",
    _("A correction waits for an answer."),
    next_step=_("Choose one of the corrections the team has asked for."),
)
def some_wait(move: Move) -> bool:
    """There is something to answer."""
    return has_waiting(move.subject)


@guard(
    "pitch.correction_chosen",
    _("The correction that is answered is one that waits."),
    next_step=_("Choose one of the corrections the team has asked for."),
    asks_facts=True,
)
def chosen_waits(move: Move) -> bool:
    """The fact ``correction`` is its number."""
    return waiting_one(move) is not None


def waiting_one(move: Move) -> Correction | None:
    """Return the waiting correction that the facts name."""
    number = move.facts.get("correction")
    if type(number) is not int:
        return None
    return move.subject.corrections.filter(state=CorrectionState.ASKED, number=number).first()


def shown(pitch: Pitch, *, waiting: bool = False) -> list[dict]:
    """Return the accepted corrections to stand beside the original; ``waiting`` adds those without an answer."""
    states = [CorrectionState.ACCEPTED, *([CorrectionState.ASKED] if waiting else [])]
    return [
        {
            "field": each.field,
            "label": each.field_label,
            "old": each.old,
            "new": each.new,
            "at": each.answered_at,
            "number": each.number,
        }
        for each in pitch.corrections.filter(state__in=states)
    ]
