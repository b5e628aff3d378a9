"""The machine of briefings."""

from django.utils.translation import gettext_lazy as _

from challenges.briefings.enums import BriefingState
from challenges.briefings.models import Briefing
from challenges.briefings.seats import booking
from colab.core.lifecycle import SAME, Machine, Move, T, guard, register

S = BriefingState


@guard(
    "briefing.place",
    _("A place or an address for taking part online is given."),
    next_step=_("Fill in one of them."),
)
def has_place(move: Move) -> bool:
    """People must know where to go."""
    return bool(move.subject.place or move.subject.online_url)


@guard("briefing.ahead", _("It has not begun yet."), next_step=_("Correct the date."))
def lies_ahead(move: Move) -> bool:
    """Nobody can register for the past."""
    return move.subject.starts_at > move.now


@guard("briefing.begun", _("It has begun."))
def has_begun(move: Move) -> bool:
    """What is held has begun."""
    return move.subject.starts_at <= move.now


@guard("briefing.reason", _("A reason is given."), next_step=_("Write the reason."), asks_facts=True)
def reason_given(move: Move) -> bool:
    """Those who registered are told why."""
    return bool((move.facts.get("reason") or "").strip())


def write(move: Move) -> dict:
    """Write the columns; a greater capacity lets people move up."""
    for name, value in move.facts.items():
        setattr(move.subject, name, value)
    move.after(lambda: booking.fill_up(move.subject))
    return {"fields": sorted(move.facts)}


def cancel(move: Move) -> None:
    """Tell everybody who has a seat or waits; nobody has to pay any more."""
    move.subject.cancelled_reason = move.facts["reason"]
    move.after(lambda: booking.call_off(move.subject))


BRIEFING = register(
    Machine(
        "briefing",
        Briefing,
        states=BriefingState,
        rank=22,
        label=_("Briefing"),
        initial="planned",
        transitions=[
            T("save", [S.PLANNED, S.ANNOUNCED], SAME, label=_("Save"), effect=write, hidden=True),
            T("announce", [S.PLANNED], S.ANNOUNCED, label=_("Announce and take registrations"),
              guards=[has_place, lies_ahead]),
            T("hold", [S.ANNOUNCED], S.HELD, label=_("It was held: add recording and slides"), guards=[has_begun],
              effect=write),
            T("material", [S.HELD], SAME, label=_("Change recording and slides"), effect=write),
            T("cancel", [S.PLANNED, S.ANNOUNCED], S.CANCELLED, label=_("Call it off"), guards=[reason_given],
              effect=cancel, danger=True),
        ],
        road=(S.PLANNED, S.ANNOUNCED, S.HELD),
        tones={S.ANNOUNCED: "success", S.HELD: "info", S.CANCELLED: "danger"},
    )
)  # fmt: skip
