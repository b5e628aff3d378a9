"""Conditions of the audience's vote."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import Move, add_guard, guard
from pitches.events.queries import finalists

from .enums import VoteMode
from .queries import stage_of, votes_of

MOST_CODES = 1000


@guard(
    "live.vote_not_begun",
    _("The audience's vote has not begun."),
    next_step=_("How people vote is fixed once the first may vote."),
)
def not_begun(move: Move) -> bool:
    """Nothing changes under those who voted; a closed vote is not opened again."""
    return stage_of(move.subject).vote_opened_at is None


@guard(
    "live.vote_mode_known",
    _("It is said how the audience votes."),
    next_step=_("Choose one of the ways offered."),
    asks_facts=True,
)
def mode_known(move: Move) -> bool:
    """One of the ways at hand."""
    return move.facts.get("mode") in VoteMode.values


@guard(
    "live.vote_wanted",
    _("A vote of the audience is planned, and the finalists are fixed."),
    next_step=_("Choose how the audience votes."),
)
def vote_wanted(move: Move) -> bool:
    """There is something to vote on."""
    return stage_of(move.subject).vote_mode != VoteMode.NONE and finalists(move.subject).exists()


@guard(
    "live.codes_wanted",
    _("The vote goes by codes, and between 1 and 1,000 are made at a time."),
    next_step=_("Choose “with a code” first, and a number up to 1,000."),
    asks_facts=True,
)
def codes_wanted(move: Move) -> bool:
    """Facts: count."""
    count = move.facts.get("count")
    by_code = stage_of(move.subject).vote_mode == VoteMode.CODES
    return by_code and isinstance(count, int) and 1 <= count <= MOST_CODES


@guard("live.vote_open", _("The audience's vote is open."), next_step=_("Open the vote first."))
def vote_open(move: Move) -> bool:
    """Opened and not closed."""
    return stage_of(move.subject).vote_is_open


@guard(
    "live.vote_closed",
    _("The audience's vote is closed and not revealed yet."),
    next_step=_("Close the vote first."),
)
def vote_closed(move: Move) -> bool:
    """Counts are shown once, after the last vote."""
    stage = stage_of(move.subject)
    return stage.vote_closed_at is not None and stage.vote_revealed_at is None


@guard(
    "live.votes_true",
    _("The votes revealed are the votes counted."),
    next_step=_("Load the page again."),
    asks_facts=True,
)
def votes_true(move: Move) -> bool:
    """Facts: votes {pitch: number}; the ledger keeps them openly from the reveal on."""
    return move.facts.get("votes") == votes_of(move.subject)


for _verb, _guards in {
    "set_vote": [mode_known, not_begun],
    "add_codes": [codes_wanted],
    "open_vote": [vote_wanted, not_begun],
    "close_vote": [vote_open],
    "reveal_vote": [vote_closed, votes_true],
}.items():
    for _guard in _guards:
        add_guard("event", _verb, _guard)
