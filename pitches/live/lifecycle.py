"""What follows on stage from the verbs of an event and of its rounds."""

import secrets

from django.db.models import F

from colab.core.lifecycle import Move, consequence
from pitches.events.models import Event

from .enums import Part
from .models import Stage, VoteCode

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0, 1, I, L and O, which people mistake for each other."""
LENGTH = 8


def change(event: Event, *, public: bool = True, **columns) -> Stage:
    """Write columns of the stage; every screen asks again when the public may see the change."""
    stage, made = Stage.objects.get_or_create(event=event)
    if public and not made:
        columns["version"] = F("version") + 1
    if columns:
        Stage.objects.filter(pk=stage.pk).update(**columns)
    stage.refresh_from_db()
    return stage


@consequence("event", "set_vote")
def set_vote(move: Move) -> None:
    """Keep how the audience votes."""
    change(move.subject, public=False, vote_mode=move.facts["mode"])


@consequence("event", "add_codes")
def add_codes(move: Move) -> None:
    """Make random codes; a million guesses find one in a million."""
    codes = {"".join(secrets.choice(LETTERS) for _n in range(LENGTH)) for _code in range(move.facts["count"])}
    VoteCode.objects.bulk_create(
        [VoteCode(event=move.subject, code=code, made_at=move.now) for code in sorted(codes)], ignore_conflicts=True
    )


@consequence("event", "open_vote")
def open_vote(move: Move) -> None:
    """From now on people vote."""
    change(move.subject, vote_opened_at=move.now)


@consequence("event", "close_vote")
def close_vote(move: Move) -> None:
    """No further vote is taken."""
    change(move.subject, vote_closed_at=move.now)


@consequence("event", "reveal_vote")
def reveal_vote(move: Move) -> None:
    """The board shows the counts."""
    change(move.subject, vote_revealed_at=move.now)


@consequence("event", "close_scoring")
def nobody_on_stage(move: Move) -> None:
    """The pitches are over: the judges deliberate. A forgotten vote ends here."""
    stage = Stage.objects.filter(event=move.subject).first()
    ends = {"vote_closed_at": move.now} if stage and stage.vote_is_open else {}
    change(move.subject, part=Part.DELIBERATION, finalist=None, clock_started_at=None, **ends)


@consequence("event", "announce", "save", "fix_finalists", "go_live", "publish", "cancel")
def tell_screens(move: Move) -> None:
    """What everybody may see has changed."""
    if move.verb == "go_live" or Stage.objects.filter(event=move.subject).exists():
        change(move.subject)


@consequence("round", "publish", "reverse")
def results_changed(move: Move) -> None:
    """A result came out or was taken back."""
    event = Event.objects.filter(event_rounds__round=move.subject).first()
    if event is not None and Stage.objects.filter(event=event).exists():
        change(event)
