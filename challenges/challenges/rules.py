"""Guards of a challenge."""

from django.utils.translation import gettext_lazy as _

from challenges.calls.enums import LIVE, CallState
from challenges.calls.queries import accepts_pitches
from challenges.challenges.completeness import missing
from colab.core.lifecycle import Move, guard


@guard(
    "challenge.complete",
    _("All required fields are filled in, so that a team can answer."),
    next_step=_("Open the form: what is missing is listed at the top."),
)
def complete(move: Move) -> bool:
    """The list of needs is empty."""
    return not missing(move.subject)


@guard(
    "challenge.call_fits",
    _("A call of the same programme that has not closed is chosen."),
    next_step=_("Choose the call; a challenge with its own schedule gets a call of its own."),
    asks_facts=True,
)
def call_fits(move: Move) -> bool:
    """The chosen call, or the one it has already."""
    call = move.facts.get("call") or move.subject.call
    return call is not None and call.programme_id == move.subject.programme_id and call.state in LIVE


@guard(
    "challenge.has_call",
    _("The challenge belongs to a call whose dates are fixed and whose deadline lies ahead."),
    next_step=_("Ask the office to fix the dates of the call."),
)
def has_dated_call(move: Move) -> bool:
    """Without dates nothing can be approved for publication."""
    call = move.subject.call
    if call is None or call.state not in (CallState.SCHEDULED, CallState.OPEN):
        return False
    return call.closes_at > move.now


@guard("challenge.call_open", _("The call is open."))
def call_is_open(move: Move) -> bool:
    """A challenge opens with its call."""
    return move.subject.call is not None and accepts_pitches(move.subject.call, move.now)


@guard("challenge.call_over", _("The deadline of the call has passed."))
def call_is_over(move: Move) -> bool:
    """A challenge closes with its call."""
    call = move.subject.call
    return call.state == CallState.CLOSED or call.closes_at <= move.now


@guard(
    "challenge.teams_chosen",
    _("At least one team that has not been invited before is chosen."),
    next_step=_("Choose teams on the page of solutions that may fit."),
    asks_facts=True,
)
def teams_chosen(move: Move) -> bool:
    """An invitation to nobody would be an empty entry."""
    return move.facts.get("count", 0) > 0


@guard("challenge.reason", _("A reason is given."), next_step=_("Write the reason."), asks_facts=True)
def reason_given(move: Move) -> bool:
    """Returning, ending and withdrawing are explained."""
    return bool((move.facts.get("reason") or "").strip())


@guard(
    "challenge.something_changes",
    _("At least one thing is corrected."),
    next_step=_("Change a field; both versions will be shown."),
    asks_facts=True,
)
def something_changes(move: Move) -> bool:
    """An empty correction would only alarm the followers."""
    return bool(move.facts.get("changes") or move.facts.get("words"))
